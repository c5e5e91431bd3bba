public import Access
import Care
import Storage

/// Deletes which participants of a campaign a message went to, whatever has become of it.
public struct ForgetCampaignMessages: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let count = try session.run(
            """
            DELETE FROM outbox_message WHERE participant IN (
                SELECT id FROM published_participant WHERE campaign = \(campaign))
            \(unscoped: "two people have agreed to it")
            """)
        session.about("campaign \(campaign)")
        session.announce(MessagesForgotten(list: list, count: count))
        return Done()
    }
}

/// Nothing says any more to whom messages of a campaign went.
public struct MessagesForgotten: Announcement {
    public let list: String
    public let count: Int
}
