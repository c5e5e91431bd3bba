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
        let all = try session.sheets(ofSitting: sittingKey)
        if all.sitting.finishedAt == nil {
            try all.sitting.checkIsOpen(at: session.now)
            try session.handIn(all)
        }
        return Outcome(
            hasRedFlag: all.parts.contains { $0.sheet.worstRank > 0 }, isInterview: all.manner == .interview)
    }
}

extension Session {
    /// Scores every sheet. Nobody took the time of a paper, so none is called too fast for it.
    func handIn(_ all: SittingSheets) throws {
        var isMarked = false
        for (number, part) in all.parts.enumerated() {
            if try score(part, seconds: all.manner == .paper ? nil : all.seconds(of: number)) { isMarked = true }
        }
        try run(
            """
            UPDATE sitting SET finished_at = \(now), is_marked = \(isMarked), hand_at = NULL
            WHERE id = \(all.sitting.id) AND finished_at IS NULL \(unscoped: "the sitting was opened by its key")
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
        try run(
            """
            UPDATE sheet SET \(change) WHERE id = \(sheet)
            \(unscoped: "the sheet was opened by the key of its sitting")
            """)
    }
}
