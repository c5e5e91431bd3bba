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
        do {
            let score = try questionnaire.score(answers)
            let seconds = max(0, session.now.seconds(since: sheet.startedAt))
            try session.finish(sheet, score, AnswerQuality(of: answers, to: questionnaire, seconds: seconds))
        } catch let error as ScoringError {
            throw ScreeningError.answers(error)
        }
        return session.progress(answers, questionnaire, help: false, isFinished: true, isTooEmpty: false)
    }
}
