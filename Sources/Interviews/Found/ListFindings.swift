public import Access
import CampaignRules
public import Care
public import InterviewRules
import Storage

/// Lists whom the psychology teacher of a school, or the counsellor of a unit or a place, has to talk with or looks
/// after, the gravest first, and of those the one whose time is over first. Without names: those are asked of the
/// roster, with a line in the log of its own.
public struct ListFindings: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let perPage = 40

    /// Only those of one campaign.
    public var campaign: String?
    /// Those whose care has ended, too.
    public var ended: Bool?
    /// From 1.
    public var page: Int?

    public init(campaign: String? = nil, ended: Bool? = nil, page: Int? = nil) {
        self.campaign = campaign
        self.ended = ended
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let findings: [FindingCard]
        /// What the region calls each level, from the gravest.
        public let levels: [LevelCount]
        /// Not talked with yet, and too late.
        public let late: Int
        public let retests: Int
        /// In which people of the caller have handed in, the newest first.
        public let campaigns: [CampaignLine]
        /// Of those on this page the members of whom a tag holds.
        public let keyPupils: [String]
        public let hasMore: Bool
    }

    public struct LevelCount: Codable, Sendable, Equatable {
        public let level: CareLevel
        public let names: [String: String]
        public let people: Int
    }

    /// A campaign, and whether everybody can read their report already.
    public struct CampaignLine: Codable, Sendable, Equatable {
        public let campaign: String
        public let titles: [String: String]
        public let handedIn: Int
        public let releasedAt: Moment?
        /// Whether the plan of the campaign has such a report at all.
        public let hasReport: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let asked = campaign.flatMap { $0.isEmpty ? nil : $0 }
        let shown = try session.findings(in: asked, ended: ended ?? false, page: page ?? 1)
        session.about("findings")
        return Outcome(
            findings: Array(shown.prefix(Self.perPage)), levels: try session.levelCounts(),
            late: try session.lateFindings(), retests: try session.openRetests(),
            campaigns: try session.campaigns(),
            keyPupils: try session.keyPupils(among: shown.prefix(Self.perPage).map(\.member)),
            hasMore: shown.count > Self.perPage)
    }
}

extension Session where Case == ListFindings {
    fileprivate func findings(in campaign: String?, ended: Bool, page: Int) throws -> [FindingCard] {
        let skipped = max(0, min(page, 10_000) - 1) * ListFindings.perPage
        return try rows(
            """
            SELECT \(FindingCard.columns) FROM \(FindingCard.tables)
            WHERE \(scope, region: "f.region", house: "f.keeper")
                AND (CAST(\(campaign) AS TEXT) IS NULL OR f.campaign = CAST(\(campaign) AS TEXT))
                AND ((f.closed_at IS NULL AND f.handed_on_at IS NULL) OR \(ended))
            ORDER BY f.closed_at IS NOT NULL OR f.handed_on_at IS NOT NULL,
                COALESCE(f.level, f.proposed) DESC, \(FindingCard.firstDueColumn) NULLS LAST,
                f.found_at, f.id
            LIMIT \(ListFindings.perPage + 1) OFFSET \(skipped)
            """
        ).map { try FindingCard($0, for: caller.id) }
    }

    fileprivate func levelCounts() throws -> [ListFindings.LevelCount] {
        let rows = try rows(
            """
            SELECT COALESCE(f.level, f.proposed) AS present, COUNT(*) AS people, MIN(f.region) AS region,
                MAX(CASE WHEN k.kind = 'pupil' THEN 1 ELSE 0 END) AS pupils
            FROM finding f LEFT JOIN published_member k ON k.id = f.member
            WHERE f.closed_at IS NULL AND f.handed_on_at IS NULL
                AND \(scope, region: "f.region", house: "f.keeper")
            GROUP BY COALESCE(f.level, f.proposed) ORDER BY present DESC
            """)
        return try rows.map { row in
            let level: CareLevel = try row("present")
            let policy = try policy(in: row("region"), isPupil: row("pupils", as: Int.self) == 1)
            return ListFindings.LevelCount(
                level: level, names: policy.names(of: level), people: try row("people"))
        }
    }

    fileprivate func lateFindings() throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM finding f WHERE f.closed_at IS NULL
                AND \(FindingCard.firstDueColumn) < \(now) AND \(scope, region: "f.region", house: "f.keeper")
            """
        )?("number") ?? 0
    }

    fileprivate func campaigns() throws -> [ListFindings.CampaignLine] {
        try rows(
            """
            SELECT c.id, c.title_zh, c.title_en, c.opens_at, v.sights, COUNT(*) AS handed_in,
                MIN(r.released_at) AS released_at
            FROM published_sitting t JOIN published_campaign c ON c.id = t.campaign
            JOIN published_campaign_sight v ON v.campaign = c.id
            LEFT JOIN report_release r ON r.campaign = t.campaign AND r.house = COALESCE(t.house, t.region)
            WHERE t.finished_at IS NOT NULL AND \(scope, region: "t.region", house: "t.house")
            GROUP BY c.id, c.title_zh, c.title_en, c.opens_at, v.sights ORDER BY c.opens_at DESC, c.id LIMIT 12
            """
        ).map {
            ListFindings.CampaignLine(
                campaign: try $0("id"), titles: try $0.both("title_zh", "title_en"), handedIn: try $0("handed_in"),
                releasedAt: try $0("released_at"), hasReport: try $0.sights().show(.advice, to: .participant))
        }
    }

    fileprivate func openRetests() throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM retest_wish r
            WHERE r.decision IS NULL AND \(scope, region: "r.region", house: "r.keeper") AND \(RetestWish.isAsked)
            """
        )?("number") ?? 0
    }
}
