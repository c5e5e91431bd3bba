public import Access
public import Care
import Storage

/// Lists the classes of the caller's own school that a campaign invites, with how many have begun and finished.
public struct ListRooms: Query {
    public static let permission = Permission.proctorSittings
    public static let opensIdentity = false
    public static let onePage = 50

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let classes: [Line]
        public let page: Int
        public let hasMore: Bool
    }

    /// One class in one campaign.
    public struct Line: Codable, Sendable, Equatable {
        public let campaign: String
        public let titles: [String: String]
        public let unit: String
        public let names: [String: String]
        public let house: String
        public let houseNames: [String: String]
        public let invited: Int
        public let begun: Int
        public let finished: Int
        /// The room, if it is open already.
        public let room: ID<Room>?
        public let startedAt: Moment?
        public let isClosed: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let page = min(max(1, page ?? 1), 10_000)
        let lines = try session.lines(from: (page - 1) * Self.onePage, atMost: Self.onePage + 1)
        return Outcome(
            classes: Array(lines.prefix(Self.onePage)), page: page, hasMore: lines.count > Self.onePage)
    }
}

extension Session where Case == ListRooms {
    fileprivate func lines(from start: Int, atMost: Int) throws -> [ListRooms.Line] {
        try rows(
            """
            SELECT p.campaign, p.unit, p.house, c.title_zh, c.title_en, u.name_zh, u.name_en,
                h.name_zh AS house_zh, h.name_en AS house_en, COUNT(*) AS invited, COUNT(t.id) AS begun,
                COUNT(t.finished_at) AS finished, r.id AS room, r.started_at, r.closed_at
            FROM published_participant p
            JOIN published_campaign c ON c.id = p.campaign AND c.state IN ('approved', 'open')
            LEFT JOIN published_unit u ON u.code = p.unit
            LEFT JOIN published_unit h ON h.code = p.house
            LEFT JOIN sitting t ON t.participant = p.id
            LEFT JOIN sitting_room r ON r.campaign = p.campaign AND r.unit = p.unit
            WHERE p.unit IS NOT NULL AND p.house IS NOT NULL AND p.removed_at IS NULL
                AND c.closes_at > \(now) AND \(scope, region: "p.region", unit: "p.house")
            GROUP BY p.campaign, p.unit, p.house, c.title_zh, c.title_en, c.opens_at, u.name_zh, u.name_en, h.name_zh,
                h.name_en, r.id, r.started_at, r.closed_at
            ORDER BY c.opens_at DESC, p.campaign, p.unit LIMIT \(atMost) OFFSET \(start)
            """
        ).map(ListRooms.Line.init)
    }
}

extension ListRooms.Line {
    fileprivate init(_ row: Row) throws {
        campaign = try row("campaign")
        titles = try row.titles
        unit = try row("unit")
        names = try row.unitNames
        house = try row("house")
        houseNames = try row.houseNames
        invited = try row("invited")
        begun = try row("begun")
        finished = try row("finished")
        room = try row("room")
        startedAt = try row("started_at")
        isClosed = try row("closed_at", as: Moment?.self) != nil
    }
}
