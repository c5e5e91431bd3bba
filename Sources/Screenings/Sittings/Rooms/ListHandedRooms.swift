public import Access
public import Care
import Storage

/// Lists the rooms that were handed to the caller for today, and nothing else of any school.
public struct ListHandedRooms: Query {
    public static let permission = Permission.leadRooms
    public static let opensIdentity = false

    public init() {}

    /// One room that somebody was asked to lead.
    public struct Line: Codable, Sendable, Equatable {
        public let room: ID<Room>
        public let titles: [String: String]
        public let unit: String
        public let names: [String: String]
        public let startedAt: Moment?
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Line] {
        try session.rows(
            """
            SELECT r.id, r.unit, r.started_at, k.title_zh, k.title_en, u.name_zh, u.name_en FROM sitting_room r
            JOIN published_campaign k ON k.id = r.campaign
            LEFT JOIN published_unit u ON u.code = r.unit
            WHERE \(session.scope, owner: "r.led_by") AND \(session.ledRooms)
            ORDER BY r.unit, r.id LIMIT 50
            """
        ).map { row in
            Line(
                room: try row("id"), titles: try row.titles, unit: try row("unit"), names: try row.unitNames,
                startedAt: try row("started_at"))
        }
    }
}
