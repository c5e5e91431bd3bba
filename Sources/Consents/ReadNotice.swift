public import Access
import Storage

/// Shows all versions of a campaign's notice, the newest first.
public struct ReadNotice: Query {
    public static let permission = Permission.planCampaigns
    public static let opensIdentity = false

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let retentionDays: Int
        /// Whether words for children are needed.
        public let isForChildren: Bool
        /// Whether the caller plans it, and it may still be changed.
        public let mayWrite: Bool
        /// Whether the next words become a version of their own.
        public let isFixed: Bool
        public let notices: [Notice]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        let notices = try session.notices(of: campaign)
        let mayWrite = !facts.isClosed(at: session.now) && !["submitted", "discarded"].contains(facts.state)
        return Outcome(
            titles: facts.titles, retentionDays: facts.retentionDays,
            isForChildren: try session.isForChildren(campaign), mayWrite: try mayWrite && session.plans(campaign),
            isFixed: try facts.state != "draft" || notices.first.map { try session.isAnswered($0.id) } ?? false,
            notices: notices)
    }
}

extension Session where Case == ReadNotice {
    fileprivate func plans(_ campaign: String) throws -> Bool {
        try row(
            """
            SELECT c.id FROM published_campaign c
            WHERE c.id = \(campaign) AND \(scope, region: "c.region", unit: "c.unit")
            """) != nil
    }
}
