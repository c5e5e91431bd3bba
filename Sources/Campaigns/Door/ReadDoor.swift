public import Access
public import Care
import Storage

/// Lists the open campaigns in which residents are enrolled where they are met, in the places of the caller.
public struct ListDoorCampaigns: Query {
    public static let permission = Permission.enrolResidents
    public static let opensIdentity = false
    static let atMost = 100

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [CampaignCard] {
        try session.rows(
            """
            SELECT \(CampaignCard.columns) FROM \(session.doorCampaigns)
            ORDER BY c.closes_at, c.id LIMIT \(Self.atMost)
            """
        ).map(CampaignCard.init)
    }
}

/// Shows one of them, with the places in which somebody can be met and how many were.
public struct ReadDoor: Query {
    public static let permission = Permission.enrolResidents
    public static let opensIdentity = false
    /// As many places as can be chosen from on a telephone; a post over more of them chooses its county's first.
    static let mostPlaces = 600

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    /// A place in which nobody is asked for a narrower one.
    public struct Place: Codable, Sendable, Equatable {
        public let region: Region
        public let names: [String: String]
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let places: [Place]
        /// How many of the caller's places were enrolled at the door.
        public let enrolled: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            "SELECT \(CampaignCard.columns) FROM \(session.doorCampaigns) AND c.id = \(campaign)")
        guard let row else { throw Refusal.notFound }
        let card = try CampaignCard(row)
        session.about("campaign \(campaign)", region: card.region)
        return Outcome(
            card: card, places: try session.places(of: card), enrolled: try session.enrolled(campaign))
    }
}

extension Session {
    /// Those of the caller's places, of places inside them and of places above: `campaign c` with its condition.
    fileprivate var doorCampaigns: SQL {
        """
        campaign c CROSS JOIN (SELECT CAST(NULL AS TEXT) AS unit) nowhere
        WHERE c.state = 'open' AND c.walk_ins AND c.unit IS NULL AND c.closes_at > \(now)
            AND (\(scope, region: "c.region", house: "nowhere.unit")
                OR c.region IN \(list: scope.residents.flatMap(\.upwards)))
        """
    }
}

extension Session where Case == ReadDoor {
    /// The narrowest ones inside the campaign's place that the caller looks after.
    fileprivate func places(of card: CampaignCard) throws -> [ReadDoor.Place] {
        try rows(
            """
            SELECT r.code, r.name_zh, r.name_en
            FROM published_region r CROSS JOIN (SELECT CAST(NULL AS TEXT) AS unit) nowhere
            WHERE r.code >= \(card.region.prefix) AND r.code < \(card.region.prefix + "~") AND r.ended_on IS NULL
                AND NOT EXISTS (SELECT 1 FROM published_region n WHERE n.parent = r.code AND n.ended_on IS NULL)
                AND \(scope, region: "r.code", house: "nowhere.unit")
            ORDER BY r.code LIMIT \(ReadDoor.mostPlaces)
            """
        ).map {
            ReadDoor.Place(region: try $0("code"), names: ["zh-Hans": try $0("name_zh"), "en": try $0("name_en")])
        }
    }

    fileprivate func enrolled(_ campaign: ID<Campaign>) throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM participant p
            JOIN published_door_meeting d ON d.campaign = p.campaign AND d.member = p.member
            WHERE p.campaign = \(campaign) AND p.removed_at IS NULL
                AND \(scope, region: "p.region", house: "p.house")
            """)?("number") ?? 0
    }
}
