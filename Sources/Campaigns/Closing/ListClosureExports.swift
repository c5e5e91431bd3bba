public import Access
public import Care
import Storage

/// Lists who has taken the closure report of a campaign away, when and what for (rulebook H.7): for whoever agrees to
/// screenings and answers for them, of the places and units in their reach. Nobody can change what stands there.
public struct ListClosureExports: Query {
    public static let permission = Permission.approveCampaigns
    public static let opensIdentity = false
    public static let perPage = 40

    public var campaign: ID<Campaign>
    /// From 1.
    public var page: Int?

    public init(campaign: ID<Campaign>, page: Int? = nil) {
        self.campaign = campaign
        self.page = page
    }

    /// One paper that was taken.
    public struct Line: Codable, Sendable, Equatable {
        /// The unit whose part it told; `nil` where it told of a place or the whole.
        public let unit: String?
        public let reason: String
        public let takenBy: String
        public let takenAt: Moment
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        /// The newest first.
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, _) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        let lines = try session.exports(of: campaign, page: max(1, min(page ?? 1, 10_000)))
        return Outcome(
            card: found.card, lines: Array(lines.prefix(Self.perPage)), hasMore: lines.count > Self.perPage)
    }
}

extension Session where Case == ListClosureExports {
    fileprivate func exports(of campaign: ID<Campaign>, page: Int) throws -> [ListClosureExports.Line] {
        let skipped = (page - 1) * ListClosureExports.perPage
        return try rows(
            """
            SELECT x.unit, x.reason, x.taken_at, COALESCE(a.display_name, x.taken_by) AS taken_by
            FROM campaign_closure_export x LEFT JOIN published_account a ON a.id = x.taken_by
            WHERE x.campaign = \(campaign) AND \(scope, region: "x.region", unit: "x.unit")
            ORDER BY x.taken_at DESC, x.request DESC LIMIT \(ListClosureExports.perPage + 1) OFFSET \(skipped)
            """
        ).map {
            ListClosureExports.Line(
                unit: try $0("unit"), reason: try $0("reason"), takenBy: try $0("taken_by"),
                takenAt: try $0("taken_at"))
        }
    }
}
