public import Access
import CampaignRules
public import Care
import Storage

/// How far a campaign is now, unit by unit: counts and nothing else. Whoever plans sees all units, whoever carries it
/// out their own. Handing in tells nothing of what was answered, and who said no is among those who have not begun.
///
/// Who has handed in and sits down once more has handed in: the report counts them by the first sitting, and the
/// difference of the two would be whoever was asked again, because their sheets did not speak for them (rulebook H.9).
public struct ReadProgress: Query {
    public static let permission = Permission.watchCampaigns
    public static let opensIdentity = false

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public struct Line: Codable, Sendable, Equatable {
        /// The unit; `nil` where people are invited by the place where they live.
        public let unit: String?
        public let names: [String: String]?
        public let region: Region
        public let invited: Int
        /// Of these, met at the door.
        public let atDoor: Int
        public let removed: Int
        /// Have opened their code, those who have handed in among them.
        public let begun: Int
        public let handedIn: Int
        public let plannedSittings: Int
    }

    public struct Stratum: Codable, Sendable, Equatable {
        public let stratum: String
        public let frame: Int
        public let drawn: Int
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let isOwned: Bool
        public let lines: [Line]
        /// Of a drawn sample; empty otherwise, and for whoever sees only their own unit.
        public let strata: [Stratum]
        public let invited: Int
        /// Of these, enrolled where they were met.
        public let atDoor: Int
        /// Whether the platform is still inviting.
        public let isInviting: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, reach) = try session.reachedCampaign(campaign)
        guard found.card.state.isSettled else { throw Refusal.notFound }
        session.about("campaign \(campaign)", region: found.card.region)
        let isOwned = reach == .owned
        let lines = try found.audience.kind.isOfUnits
            ? session.lines(of: campaign, isOwned: isOwned) : session.placeLines(of: campaign, isOwned: isOwned)
        return Outcome(
            card: found.card, isOwned: isOwned, lines: lines,
            strata: isOwned ? try session.strata(of: campaign) : [],
            invited: lines.map(\.invited).reduce(0, +), atDoor: lines.map(\.atDoor).reduce(0, +),
            isInviting: found.card.state == .open && lines.isEmpty)
    }
}

extension Session where Case == ReadProgress {
    /// The participants are counted once for all units, from the index alone.
    fileprivate func lines(of campaign: ID<Campaign>, isOwned: Bool) throws -> [ReadProgress.Line] {
        try rows(
            """
            SELECT s.unit, s.region, u.name_zh, u.name_en, COALESCE(n.invited, 0) AS invited,
                COALESCE(n.removed, 0) AS removed,
                COALESCE(d.begun, 0) AS begun, COALESCE(d.handed_in, 0) AS handed_in,
                (SELECT COUNT(*) FROM planned_sitting t WHERE t.campaign = s.campaign AND t.house = s.unit) AS sittings
            FROM campaign_site s LEFT JOIN published_unit u ON u.code = s.unit
            LEFT JOIN (
                SELECT p.house, SUM(CASE WHEN p.removed_at IS NULL THEN 1 ELSE 0 END) AS invited,
                    SUM(CASE WHEN p.removed_at IS NULL THEN 0 ELSE 1 END) AS removed
                FROM participant p WHERE p.campaign = \(campaign) GROUP BY p.house
            ) n ON n.house = s.unit
            LEFT JOIN (
                SELECT t.house, COUNT(*) AS begun, SUM(CASE WHEN \(SQL.hasHandedIn) THEN 1 ELSE 0 END) AS handed_in
                FROM published_sitting t WHERE t.campaign = \(campaign) GROUP BY t.house
            ) d ON d.house = s.unit
            WHERE s.campaign = \(campaign) AND (\(isOwned) OR \(scope, region: "s.region", unit: "s.unit"))
            ORDER BY s.region, s.unit
            """
        ).map {
            ReadProgress.Line(
                unit: try $0("unit"),
                names: [
                    "zh-Hans": try $0("name_zh", as: String?.self) ?? "",
                    "en": try $0("name_en", as: String?.self) ?? "",
                ],
                region: try $0("region"), invited: try $0("invited"), atDoor: 0, removed: try $0("removed"),
                begun: try $0("begun"), handedIn: try $0("handed_in"), plannedSittings: try $0("sittings"))
        }
    }

    fileprivate func placeLines(of campaign: ID<Campaign>, isOwned: Bool) throws -> [ReadProgress.Line] {
        try rows(
            """
            SELECT p.region, SUM(CASE WHEN p.removed_at IS NULL THEN 1 ELSE 0 END) AS invited,
                SUM(CASE WHEN p.removed_at IS NULL THEN 0 ELSE 1 END) AS removed,
                SUM(CASE WHEN p.removed_at IS NULL AND d.member IS NOT NULL THEN 1 ELSE 0 END) AS at_door,
                COUNT(t.begun_at) AS begun, SUM(CASE WHEN \(SQL.hasHandedIn) THEN 1 ELSE 0 END) AS handed_in
            FROM participant p LEFT JOIN published_sitting t ON t.participant = p.id
            LEFT JOIN published_door_meeting d ON d.campaign = p.campaign AND d.member = p.member
            WHERE p.campaign = \(campaign)
                AND (\(isOwned) OR \(scope, region: "p.region", unit: "p.house"))
            GROUP BY p.region ORDER BY p.region
            """
        ).map {
            ReadProgress.Line(
                unit: nil, names: nil, region: try $0("region"), invited: try $0("invited"),
                atDoor: try $0("at_door"), removed: try $0("removed"), begun: try $0("begun"),
                handedIn: try $0("handed_in"),
                plannedSittings: 0)
        }
    }

    fileprivate func strata(of campaign: ID<Campaign>) throws -> [ReadProgress.Stratum] {
        try rows(
            """
            SELECT stratum, frame, drawn FROM campaign_stratum WHERE campaign = \(campaign) ORDER BY stratum
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map {
            ReadProgress.Stratum(stratum: try $0("stratum"), frame: try $0("frame"), drawn: try $0("drawn"))
        }
    }
}
