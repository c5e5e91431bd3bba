import Care
import Foundation
import ScreeningRules

extension Shipped {
    /// The names of the templates, and of the scales of which only a total is kept.
    static let templateNames = [
        "ad8", "ais", "c-ssrs-screener", "epds", "ies-r", "isi", "mht", "mssmhs", "pss-10", "sas", "scl-90",
        "sdq-parent", "sdq-self", "sdq-teacher", "sds", "ucla-3",
    ]
    static let entryOnlyNames = ["mmse", "moca"]

    /// Read once: SCL-90 alone tries 90 golden vectors whenever it is read.
    private static let templates: [String: Result<Questionnaire.Template, any Error>] = {
        Dictionary(
            uniqueKeysWithValues: templateNames.map { slug in
                (slug, Result { try Questionnaire.Template(fhir: bytes("templates/\(slug).json")) })
            })
    }()

    static func template(_ slug: String) throws -> Questionnaire.Template {
        guard let template = templates[slug] else { throw NothingToReplace(text: slug) }
        return try template.get()
    }

    static func entryOnly(_ slug: String) throws -> Questionnaire {
        try Questionnaire(fhir: bytes("entry-only/\(slug).json"))
    }

    /// A template with plainly made-up words in every place.
    static func filled(_ slug: String) throws -> Questionnaire {
        let template = try template(slug)
        return try template.fill(with: template.madeUp(.zhHans, .en))
    }
}

extension Questionnaire.Template {
    /// Plainly made-up words for every place, in the order of the places.
    func madeUp(_ languages: Language...) -> [WordingRow] {
        languages.flatMap { language in
            places.map { place in
                let text = language == .en ? "Made-up text \(place.name)" : "示例文字 \(place.name)"
                return WordingRow(place: place.name, language: language.rawValue, text: text)
            }
        }
    }
}
