public import Access
import Care
import Storage

/// Deletes the tags of somebody whose erasure two people have agreed to: no term keeps them (rulebook H.2, PIPL
/// art. 47).
public struct ForgetCareTags: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("participant \(participant)")
        try session.run(
            """
            DELETE FROM care_tag WHERE member IN (
                SELECT p.member FROM published_participant p WHERE p.id = \(participant))
            \(unscoped: "two people have agreed to it")
            """)
        return Done()
    }
}

/// Deletes the tags whose time is over, and those of pupils who are no longer of the school (rulebook H.2: it expires).
public struct ForgetOldCareTags: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was kept until a day is gone after it; no line every hour says so.
    public static let isAudited = false
    /// Whoever was noted as gone by mistake comes back; until then nothing of it is shown [D].
    static let graceDays = 30

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let longAgo = session.now.adding(hours: -24 * Self.graceDays)
        try session.run(
            """
            DELETE FROM care_tag WHERE until_day < \(session.today) OR NOT EXISTS (
                SELECT 1 FROM published_member m WHERE m.id = care_tag.member AND m.house = care_tag.keeper
                    AND (m.left_at IS NULL OR m.left_at >= \(longAgo)))
            \(unscoped: "the platform forgets what has ended, wherever it is")
            """)
        return Done()
    }
}
