public import Access
import Care
import Storage

/// Has the first sitting of somebody count again whose second one was never handed in: an answer that was given counts
/// more than one that was not. Performed after both were looked through for whoever needs somebody.
public struct BringBackFirst: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    /// Those that were left; most of them are nobody's second one.
    public var sittings: [String]

    public init(sittings: [String]) {
        self.sittings = sittings
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("\(sittings.count) sittings")
        // Who comes in vain a second time has two that stand aside; the one that was handed in is the first.
        let rows = try session.rows(
            """
            SELECT t.id AS second, f.id AS first, t.participant FROM sitting t
            JOIN sitting f ON f.set_aside_of = t.participant AND f.finished_at IS NOT NULL
            WHERE t.id IN \(list: sittings) AND t.left_at IS NOT NULL
            \(unscoped: "the platform ends what nobody has ended")
            """)
        for row in rows {
            try session.exchange(try row("second"), for: try row("first"), of: try row("participant"))
        }
        return Done()
    }
}

extension Session where Case == BringBackFirst {
    /// One after the other: a participant has one sitting that counts, and the table says so at every moment.
    fileprivate func exchange(
        _ second: ID<Sitting>, for first: ID<Sitting>, of participant: String
    ) throws {
        let steps: [SQL] = [
            "participant = \("aside \(second)"), set_aside_of = NULL WHERE id = \(second)",
            "participant = \(participant), set_aside_of = NULL WHERE id = \(first)",
            "set_aside_of = \(participant) WHERE id = \(second)",
        ]
        for step in steps {
            try run("UPDATE sitting SET \(step) \(unscoped: "the platform ends what nobody has ended")")
        }
        // Whoever decides may invite them once more.
        try run(
            """
            DELETE FROM sitting_again WHERE participant = \(participant)
            \(unscoped: "the platform ends what nobody has ended")
            """)
    }
}
