public import Access
import Storage

/// Asks the proctor to come to one's seat, or takes that back: no word, no reason asked.
public struct RaiseHand: Command {
    public static let permission = Permission.anyone

    public var sittingKey: String
    public var isUp: Bool

    public init(sittingKey: String, isUp: Bool) {
        self.sittingKey = sittingKey
        self.isUp = isUp
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let all = try session.sheets(ofSitting: sittingKey)
        guard all.sitting.finishedAt == nil else { throw SittingProblem.handedIn }
        // "They have been told" is said of somebody who sees it, or of nobody.
        guard all.hasProctor || !isUp else { throw SittingProblem.noProctor }
        try session.run(
            """
            UPDATE sitting SET hand_at = \(isUp ? session.now : nil) WHERE id = \(all.sitting.id)
            \(unscoped: "the sitting was opened by its key")
            """)
        return Done()
    }
}
