public import Access
import Care
import ScreeningRules

/// Scores a sheet by its scale's own file.
public struct FinishSheet: Command {
    public static let permission = Permission.anyone

    public var key: String

    public init(key: String) {
        self.key = key
    }

    public func perform(in session: borrowing Session<Self>) throws -> SheetProgress {
        let sheet = try session.sheet(key: key)
        let questionnaire = try session.questionnaire(of: sheet)
        let answers = try session.answers(of: sheet.id)
        switch try session.finish(sheet, answers, questionnaire) {
        case .tooEmpty(let missing):
            throw ScreeningError.answers(
                .tooManyMissing(missing: missing, allowed: questionnaire.missingRule.allowed))
        case let ending:
            return session.progress(answers, questionnaire, help: false, isGrave: false, ending: ending)
        }
    }
}
