public import Access
public import CampaignRules
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
        /// Whom the campaign is for; `nil` where its template is gone.
        public let audience: AudienceKind?
        /// Words to begin with, by language; empty where its template is gone.
        public let begin: [String: NoticeBeginning]
        /// Whom the next version may name as receiving data; empty for who may not write it.
        public let recipientsToName: [NamedRecipient]
        public let notices: [Notice]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        let (notices, template) = (try session.notices(of: campaign), try session.template(of: facts))
        let isOpen = !facts.isClosed(at: session.now) && !["submitted", "discarded"].contains(facts.state)
        let mayWrite = try isOpen && session.plans(campaign)
        return Outcome(
            titles: facts.titles, retentionDays: facts.retentionDays,
            isForChildren: try session.isForChildren(campaign), mayWrite: mayWrite,
            isFixed: try facts.state != "draft" || notices.first.map { try session.isAnswered($0.id) } ?? false,
            audience: template?.audience.kind, begin: template?.begin ?? [:],
            recipientsToName: mayWrite ? try session.recipientsToName(in: facts) : [], notices: notices)
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
