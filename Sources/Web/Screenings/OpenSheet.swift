import Care
import ScreeningRules
import Screenings

/// The sheet that the visitor's key opens, with the scale it belongs to.
struct OpenSheet: Sendable {
    let sheet: ReadSheet.Outcome
    let questionnaire: Questionnaire
    /// The questions that are asked after the answers so far; others stay closed (rulebook E.1, ASQ and AUDIT).
    let items: [QuestionnaireItem]

    /// - Throws: `ScreeningError.noSheet` when there is no key, or it opens nothing.
    init(_ visit: Visit) async throws {
        guard let key = visit.sheetKey else { throw ScreeningError.noSheet }
        sheet = try await visit.performOpenly(ReadSheet(key: key))
        questionnaire = sheet.scale.questionnaire
        items = questionnaire.asked(after: sheet.answers)
    }

    var scoredCount: Int { items.filter(\.isScored).count }
    var missing: Int { items.filter { $0.isScored && isOpen($0) }.count }

    /// The language in which the questions are shown: the visitor's, where the scale has it.
    func language(_ visit: Visit) -> Language {
        questionnaire.languages.contains(visit.language) ? visit.language : sheet.language
    }

    /// The same sheet after one more answer, as it will stand once that is saved.
    func answering(_ item: String, _ option: String?) -> OpenSheet { OpenSheet(self, item, option) }

    private init(_ open: OpenSheet, _ item: String, _ option: String?) {
        sheet = open.sheet
        questionnaire = open.questionnaire
        var answers = open.sheet.answers
        if let option { answers[item] = option }
        items = open.questionnaire.asked(after: answers)
    }

    func number(of item: String) -> Int? { items.firstIndex { $0.linkId == item }.map { $0 + 1 } }

    /// From 1; the last question when all are answered.
    var firstOpenNumber: Int { items.firstIndex(where: isOpen).map { $0 + 1 } ?? items.count }

    /// Where "go on" leads: behind the last answer, so that what was left out on purpose is not asked again.
    var nextNumber: Int {
        let last = items.lastIndex { !isOpen($0) } ?? -1
        return last + 1 < items.count ? last + 2 : firstOpenNumber
    }

    private func isOpen(_ item: QuestionnaireItem) -> Bool { sheet.answers[item.linkId] == nil }
}
