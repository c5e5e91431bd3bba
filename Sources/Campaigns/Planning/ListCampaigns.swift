public import Access
import Care
import Storage

/// Lists the campaigns of the caller's places and units, and those that the caller's units carry out.
public struct ListCampaigns: Query {
    public static let permission = Permission.watchCampaigns
    public static let opensIdentity = false
    public static let perPage = 30

    /// Also those that are over or were discarded.
    public var all: Bool?
    /// From 1.
    public var page: Int?

    public init(all: Bool? = nil, page: Int? = nil) {
        self.all = all
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let lines: [Line]
        public let hasMore: Bool
    }

    public struct Line: Codable, Sendable, Equatable {
        public let card: CampaignCard
        /// Whether it belongs to the caller's place or unit; else a unit of the caller's carries it out.
        public let isOwned: Bool
        /// How many units take part, as far as the caller reaches them.
        public let units: Int
        /// How many are invited there.
        public let invited: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let scope = session.scope
        let found = try session.rows(
            """
            SELECT \(CampaignCard.columns),
                CASE WHEN \(scope, region: "c.region", unit: "c.unit") THEN 1 ELSE 0 END AS owned,
                (SELECT COUNT(*) FROM campaign_site s WHERE s.campaign = c.id
                    AND (\(scope, region: "c.region", unit: "c.unit") OR \(scope, region: "s.region", unit: "s.unit"))
                ) AS units,
                (SELECT COUNT(*) FROM participant p WHERE p.campaign = c.id AND p.removed_at IS NULL
                    AND (\(scope, region: "c.region", unit: "c.unit") OR \(scope, region: "p.region", unit: "p.house"))
                ) AS invited
            FROM campaign c WHERE \(session.reached)
                AND (\(all == true) OR c.state IN ('draft', 'submitted', 'approved', 'open'))
            ORDER BY CASE c.state WHEN 'submitted' THEN 0 WHEN 'draft' THEN 1 WHEN 'open' THEN 2 WHEN 'approved' THEN 3
                ELSE 4 END, c.opens_at DESC, c.id LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map {
            Line(
                card: try CampaignCard($0), isOwned: try $0("owned", as: Int.self) == 1, units: try $0("units"),
                invited: try $0("invited"))
        }
        return Outcome(lines: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}
