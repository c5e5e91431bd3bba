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
    /// Whether it came after the end: then nothing was kept either, and it is told only where it was a red flag.
    public let isLate: Bool
}

extension Session {
    /// Four statements with the line of the audit log: the place, the moment, the answers, the line. Flags are looked
    /// for in what is given now: what was given before has been looked at, and a rank never falls. A red flag is heard
    /// whatever else is wrong: on a device that was taken over, and after the end.
    fileprivate func save(_ given: [String: String?], on place: Int, key: String) throws -> SittingStep {
        let opened = try openedForAnswer(key, place: place)
        let scale = try questionnaire(of: opened.sheet)
        let answers = Answers(given.compactMapValues { $0 })
        try check(given.keys.sorted(), answers, against: scale)
        let late = opened.isElsewhere ? nil : opened.sitting.problem(at: now)
        let isGrave = !redFlags(in: answers, of: scale).isEmpty
        if let late, !isGrave { throw late }
        if opened.isElsewhere { try noteTwice(opened.sitting.id) }
        if !opened.isElsewhere, late == nil {
            try keep(answers.chosen, on: opened.sheet.id)
            try takeBack(given.filter { $0.value == nil }.map(\.key), from: opened.sheet.id)
        }
        // The sitting is held before its sheet, as by whoever takes a consent back.
        if isGrave { try noteFlag(opened.sitting.id) }
        let rose = try judge(answers, on: opened.sheet, scale)
        return SittingStep(help: rose, isGrave: isGrave, isElsewhere: opened.isElsewhere, isLate: late != nil)
    }

    /// Between the look and the pen somebody may have handed in, taken over, or taken a consent back. Each of them
    /// holds the row of the sitting: so they come before this answer, and it is looked at again, or after it.
    private func openedForAnswer(_ key: String, place: Int) throws -> OpenedSheet {
        let opened = try openedSheet(key, place: place)
        guard !opened.isElsewhere, opened.sitting.problem(at: now) == nil else { return opened }
        return try noteAnswer(opened.sitting.id, key) ? opened : openedSheet(key, place: place)
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
    /// - Returns: false when nothing is taken with this key any more.
    private func noteAnswer(_ sitting: ID<Sitting>, _ key: String) throws -> Bool {
        try run(
            """
            UPDATE sitting SET answered_at = \(now)
            WHERE id = \(sitting) AND finished_at IS NULL AND key_hash IN \(list: storedForms(of: key))
            \(unscoped: "the sitting was opened by its key")
            """) == 1
    }

    func noteFlag(_ sitting: ID<Sitting>) throws {
        try run(
            """
            UPDATE sitting SET flagged_at = \(now) WHERE id = \(sitting) AND flagged_at IS NULL
            \(unscoped: "the sitting was opened by its key")
            """)
    }
}
