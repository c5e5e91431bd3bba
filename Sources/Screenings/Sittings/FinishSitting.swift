public import Access
import Care
import ScreeningRules
import Storage

/// Hands a sitting in: every sheet is scored by its scale's own file, and what looks clicked through is marked for a
/// retest. Sent again, it says the same.
///
/// Nothing of scores is told to whoever hands in: feedback comes later and in words (rulebook G.2.6).
public struct FinishSitting: Command {
    public static let permission = Permission.anyone

    public var sittingKey: String

    public init(sittingKey: String) {
        self.sittingKey = sittingKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Whether some answer has called for help, so that the way there stands first.
        public let hasRedFlag: Bool
        /// Whether a colleague has read the questions aloud.
        public let isInterview: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        // The end comes first: an answer on its way is either in, and counts, or is refused.
        let endsNow = try session.end(
            """
            key_hash IN \(list: session.storedForms(of: sittingKey))
            \(unscoped: "the key in the person's hand opens this one sitting")
            """)
        let all = try session.sheets(ofSitting: sittingKey)
        if endsNow {
            guard all.sitting.isInTime(at: session.now) else { throw SittingProblem.over }
            try session.score(all)
        }
        return Outcome(
            hasRedFlag: all.parts.contains { $0.sheet.worstRank > 0 }, isInterview: all.manner == .interview)
    }
}

extension Session {
    /// - Parameter sitting: which one.
    /// - Returns: false when it had ended before.
    func end(_ sitting: SQL) throws -> Bool {
        try run("UPDATE sitting SET finished_at = \(now), hand_at = NULL WHERE finished_at IS NULL AND \(sitting)") == 1
    }

    /// Scores every sheet. Nobody took the time of a paper, so none is called too fast for it.
    func score(_ all: SittingSheets) throws {
        var isMarked = false
        for (number, part) in all.parts.enumerated() {
            if try score(part, seconds: all.manner == .paper ? nil : all.seconds(of: number)) { isMarked = true }
        }
        guard isMarked else { return }
        try send(
            """
            UPDATE sitting SET is_marked = TRUE WHERE id = \(all.sitting.id)
            \(unscoped: "the sitting was opened by its key")
            """)
    }

    /// A sheet too empty to be scored keeps its answers and says how much is missing; skipping is allowed.
    /// - Returns: whether the sheet is marked for a retest. A red flag stays whatever the mark says.
    func score(_ part: SittingSheets.Part, seconds: Int?) throws -> Bool {
        switch try Scored(part.answers, entered: nil, by: part.scale, of: part.sheet.person) {
        case .score(let score):
            let quality = AnswerQuality(of: part.answers, to: part.scale, seconds: seconds ?? .max)
            try keep(score, quality, seconds, of: part.sheet.id)
            return quality.tooFast || quality.straightLine || quality.inconsistent
        case .tooEmpty(let missing):
            try note("missing = \(missing)", on: part.sheet.id)
            return false
        case .notValid(let scale):
            try note("not_valid = \(scale)", on: part.sheet.id)
            return true
        }
    }

    private func note(_ change: SQL, on sheet: ID<Sheet>) throws {
        try send(
            """
            UPDATE sheet SET \(change) WHERE id = \(sheet)
            \(unscoped: "the sheet was opened by the key of its sitting")
            """)
    }
}
