public import Access
import Storage

/// Takes a sitting back, and one before it that was set aside, after a consent was withdrawn: the answers are deleted
/// and the key opens nothing any more.
/// An alert that was raised stays, without the answers: whoever said that they are in danger is still asked.
///
/// Whoever agrees again later begins anew (rulebook G.2.2, H.2: PIPL art. 15 and 47).
public struct StopSitting: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        // An answer on its way holds the sitting first and then its sheet: in the same order here, nobody waits for
        // one who waits for them.
        _ = try session.rows(
            """
            SELECT id FROM sitting WHERE participant = \(participant) OR set_aside_of = \(participant)
            ORDER BY id \(DialectHole.forUpdate)
            \(unscoped: "a consent that was withdrawn ends exactly this one sitting")
            """)
        try session.run(
            """
            DELETE FROM sheet WHERE sitting IN (
                SELECT id FROM sitting WHERE participant = \(participant) OR set_aside_of = \(participant))
            \(unscoped: "a consent that was withdrawn ends exactly this one sitting")
            """)
        try session.run(
            """
            DELETE FROM sitting WHERE participant = \(participant) OR set_aside_of = \(participant)
            \(unscoped: "a consent that was withdrawn ends exactly this one sitting")
            """)
        try session.run(
            """
            DELETE FROM sitting_again WHERE participant = \(participant)
            \(unscoped: "a consent that was withdrawn ends exactly this one sitting")
            """)
        // What is out there with somebody is not let in any more.
        try session.run(
            """
            DELETE FROM taken_interview WHERE participant = \(participant)
            \(unscoped: "a consent that was withdrawn ends exactly this one sitting")
            """)
        session.about("participant \(participant)")
        return Done()
    }
}
