public import Access
import Care
import ScreeningRules
import Storage

/// Saves one answer of a sitting as it is given, or takes it away, and looks for red flags at once.
public struct SaveSittingAnswer: Command {
    public static let permission = Permission.anyone

    public var sittingKey: String
    /// The sheet's place in the sitting, from 1.
    public var sheet: Int
    public var item: String
    /// The code of the chosen answer; `nil` or empty takes the answer away.
    public var option: String?

    public init(sittingKey: String, sheet: Int, item: String, option: String?) {
        self.sittingKey = sittingKey
        self.sheet = sheet
        self.item = item
        self.option = option
    }

    public func perform(in session: borrowing Session<Self>) throws -> SittingStep {
        let given = option.flatMap { $0.isEmpty ? nil : $0 }
        return try session.save([item: given], on: sheet, key: sittingKey)
    }
}

/// Saves the answers of a whole screen at once.
public struct SaveSittingAnswers: Command {
    public static let permission = Permission.anyone

    public var sittingKey: String
    /// The sheet's place in the sitting, from 1.
    public var sheet: Int
    /// Question to chosen answer, by their codes. Questions that are not named keep what they have.
    public var answers: [String: String]?

    public init(sittingKey: String, sheet: Int, answers: [String: String]?) {
        self.sittingKey = sittingKey
        self.sheet = sheet
        self.answers = answers
    }

    public func perform(in session: borrowing Session<Self>) throws -> SittingStep {
        try session.save((answers ?? [:]).mapValues { $0.isEmpty ? nil : $0 }, on: sheet, key: sittingKey)
    }
}

/// What comes of something that was saved. No score, and nothing that would tell how one is doing.
public struct SittingStep: Codable, Sendable, Equatable {
    /// Whether what was saved now calls for help first: the very next screen shows it.
    public let help: Bool
    /// Whether an answer that was given now is a red flag, also when the sheet has shown it before.
    public let isGrave: Bool
    /// Whether another device goes on with this sitting: then nothing was kept, but a red flag is never overheard.
    public let isElsewhere: Bool
}

extension Session {
    /// Four statements with the line of the audit log: the place, the answers, the moment, the line. Flags are looked
    /// for in what is given now: what was given before has been looked at, and a rank never falls.
    fileprivate func save(_ given: [String: String?], on place: Int, key: String) throws -> SittingStep {
        let opened = try openedSheet(key, place: place)
        try opened.sitting.checkIsOpen(at: now)
        let scale = try questionnaire(of: opened.sheet)
        let answers = Answers(given.compactMapValues { $0 })
        try check(given.keys.sorted(), answers, against: scale)
        if opened.isElsewhere {
            try noteTwice(opened.sitting.id)
        } else {
            try keep(answers.chosen, on: opened.sheet.id)
            try takeBack(given.filter { $0.value == nil }.map(\.key), from: opened.sheet.id)
            try noteAnswer(opened.sitting.id)
        }
        let rose = try judge(answers, on: opened.sheet, scale)
        if rose { try noteFlag(opened.sitting.id) }
        let isGrave = !redFlags(in: answers, of: scale).isEmpty
        return SittingStep(help: rose, isGrave: isGrave, isElsewhere: opened.isElsewhere)
    }

    private func check(_ items: [String], _ answers: Answers, against scale: Questionnaire) throws {
        for item in items where scale.item(item) == nil { throw ScreeningError.answers(.unknownItem(item)) }
        do {
            try answers.check(against: scale)
        } catch {
            throw ScreeningError.answers(error)
        }
    }

    /// The moment stands beside the answers, so that a proctor's page need not look at them to know who is stuck.
    private func noteAnswer(_ sitting: ID<Sitting>) throws {
        try run(
            """
            UPDATE sitting SET answered_at = \(now) WHERE id = \(sitting)
            \(unscoped: "the sitting was opened by its key")
            """)
    }

    func noteFlag(_ sitting: ID<Sitting>) throws {
        try run(
            """
            UPDATE sitting SET flagged_at = \(now) WHERE id = \(sitting) AND flagged_at IS NULL
            \(unscoped: "the sitting was opened by its key")
            """)
    }
}
