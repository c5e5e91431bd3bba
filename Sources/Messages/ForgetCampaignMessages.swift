public import Access
import Storage

/// Deletes which participants of a campaign a message went to, whatever has become of it. All at once: there are few.
public struct ForgetCampaignMessages: ForgettingBlock {
    public static let part = DeletionPart.messages
    public static let block = Int.max

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        try session.run(
            """
            DELETE FROM outbox_message WHERE participant IN (
                SELECT id FROM published_participant WHERE campaign = \(campaign))
            \(unscoped: "two people have agreed to it")
            """)
    }
}
