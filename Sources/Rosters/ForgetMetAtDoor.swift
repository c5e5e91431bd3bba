public import Access
import Care
import Storage

/// Deletes who was met at the door for a campaign, once its invitations are gone: the name was given for that alone.
/// Of whom an invitation stays, because a finding hangs on it, the person stays with it.
public struct ForgetMetAtDoor: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let block = 2_000

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let gone: [String] = try session.rows(
            """
            SELECT d.member FROM door_meeting d WHERE d.campaign = \(campaign) AND NOT EXISTS (
                SELECT 1 FROM published_participant p WHERE p.campaign = d.campaign AND p.member = d.member)
            ORDER BY d.member LIMIT \(Self.block) \(unscoped: "two people have agreed to it")
            """
        ).map { try $0("member") }
        guard !gone.isEmpty else { return Done() }
        try session.run(
            """
            DELETE FROM door_meeting WHERE campaign = \(campaign) AND member IN \(list: gone)
            \(unscoped: "two people have agreed to it")
            """)
        try session.run(
            """
            DELETE FROM member WHERE id IN \(list: gone) AND house IS NULL
                AND NOT EXISTS (SELECT 1 FROM door_meeting d WHERE d.member = member.id)
                AND NOT EXISTS (SELECT 1 FROM published_participant p WHERE p.member = member.id)
            \(unscoped: "two people have agreed to it")
            """)
        return Done()
    }
}
