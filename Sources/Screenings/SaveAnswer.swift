public import Access
import Care
import ScreeningRules

/// Saves one answer as it is given, or takes it away, and looks for red flags at once.
public struct SaveAnswer: Command {
    public static let permission = Permission.anyone

    public var key: String
    public var item: String
    /// The code of the chosen answer; `nil` or empty takes the answer away.
    public var option: String?

    public init(key: String, item: String, option: String?) {
        self.key = key
        self.item = item
        self.option = option
    }

    public func perform(in session: borrowing Session<Self>) throws -> SheetProgress {
        let given = option.flatMap { $0.isEmpty ? nil : $0 }
        return try session.save([item: given], key: key, andFinish: false)
    }
}

/// Saves a whole list at once, and finishes the sheet if that is asked for and possible.
public struct SaveAnswers: Command {
    public static let permission = Permission.anyone

    public var key: String
    /// Question to chosen answer, by their codes. Questions that are not named keep what they have.
    public var answers: [String: String]?
    public var finish: Bool?

    public init(key: String, answers: [String: String]?, finish: Bool?) {
        self.key = key
        self.answers = answers
        self.finish = finish
    }

    public func perform(in session: borrowing Session<Self>) throws -> SheetProgress {
        let given = (answers ?? [:]).mapValues { $0.isEmpty ? nil : $0 }
        return try session.save(given, key: key, andFinish: finish ?? false)
    }
}

extension Session {
    /// Load, decide, keep, tell. A sheet too empty to be scored is no error: the answers stay saved.
    fileprivate func save(
        _ given: [String: String?], key: String, andFinish wantsToFinish: Bool
    ) throws -> SheetProgress {
        let sheet = try sheet(key: key)
        let questionnaire = try questionnaire(of: sheet)
        try check(given, against: questionnaire)
        try keep(given.compactMapValues { $0 }, on: sheet.id)
        try takeBack(given.filter { $0.value == nil }.map(\.key), from: sheet.id)
        try reopen(sheet)
        let answers = try answers(of: sheet.id)
        let rose = try judge(answers, on: sheet, questionnaire)
        let isGrave = !redFlags(in: Answers(given.compactMapValues { $0 }), of: questionnaire).isEmpty
        let ending = wantsToFinish ? try finish(sheet, answers, questionnaire) : nil
        return progress(answers, questionnaire, help: rose, isGrave: isGrave, ending: ending)
    }

    private func check(_ given: [String: String?], against questionnaire: Questionnaire) throws {
        for item in given.keys where questionnaire.item(item) == nil {
            throw ScreeningError.answers(.unknownItem(item))
        }
        do {
            try Answers(given.compactMapValues { $0 }).check(against: questionnaire)
        } catch {
            throw ScreeningError.answers(error)
        }
    }

    func progress(
        _ answers: Answers, _ questionnaire: Questionnaire, help: Bool, isGrave: Bool, ending: SheetEnding?
    ) -> SheetProgress {
        let scored = questionnaire.asked(after: answers).filter(\.isScored)
        let isTooEmpty = if case .tooEmpty = ending { true } else { false }
        return SheetProgress(
            answered: scored.filter { answers[$0.linkId] != nil }.count, count: scored.count, help: help,
            isGrave: isGrave, isFinished: ending == .scored, isTooEmpty: isTooEmpty, isNotValid: ending == .notValid)
    }
}
