import Access
import ScreeningRules

/// Templates that are open: whoever brings a scale looks at one several times within an hour.
extension Remembered where Value == Questionnaire.Template {
    func opened(_ card: TemplateCard) throws -> Questionnaire.Template {
        try value(of: "\(card.slug)|\(card.version)") { try card.opened() }
    }
}

extension Session {
    /// The newest version of a template that ships; `nil` when there is none of this name.
    func template(_ slug: String) throws -> Questionnaire.Template? {
        let templates = try book(Remembered<Questionnaire.Template>.self)
        return try book(QuestionnaireLibrary.self).template(slug).map(templates.opened)
    }
}

extension PreparationRoom {
    /// The newest version of a template that ships; `nil` when there is none of this name.
    func template(_ slug: String) throws -> Questionnaire.Template? {
        let templates = try book(Remembered<Questionnaire.Template>.self)
        return try book(QuestionnaireLibrary.self).template(slug).map(templates.opened)
    }
}
