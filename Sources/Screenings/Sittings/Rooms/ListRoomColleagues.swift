public import Access
import CampaignRules
public import Care
import Storage

/// Lists the colleagues of the own school who can be asked to lead a room, and who leads it.
public struct ListRoomColleagues: Query {
    public static let permission = Permission.proctorSittings
    public static let opensIdentity = false

    public var room: ID<Room>

    public init(room: ID<Room>) {
        self.room = room
    }

    /// Somebody who can be asked.
    public struct Colleague: Codable, Sendable, Equatable {
        public let account: ID<Caller>
        public let name: String
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let room: ID<Room>
        public let unit: String
        public let unitNames: [String: String]
        public let colleagues: [Colleague]
        /// Who leads it, and on which day; `nil` where it was handed to nobody.
        public let ledBy: String?
        public let ledOn: Day?
        /// Whether whoever leads the room is asked to stay near a seat.
        public let tellsOfFlags: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(Room.columns), u.name_zh, u.name_en, a.display_name AS led_name, r.led_on FROM sitting_room r
            LEFT JOIN published_unit u ON u.code = r.unit
            LEFT JOIN published_account a ON a.id = r.led_by AND r.led_on >= \(session.today)
            WHERE r.id = \(room) AND \(session.ledRooms)
            """)
        guard let row else { throw Refusal.notFound }
        let found = try Room(row)
        let name: String? = try row("led_name")
        return Outcome(
            room: found.id, unit: found.unit, unitNames: try row.unitNames,
            colleagues: try session.colleagues(for: found.id), ledBy: name,
            ledOn: name == nil ? nil : try row("led_on", as: Day?.self), tellsOfFlags: found.policy.tellsOfFlags)
    }
}

extension Session {
    /// Colleagues of the school of a room that was found before, who can be asked to lead it.
    func colleagues(for room: ID<Room>) throws -> [ListRoomColleagues.Colleague] {
        try rows(
            """
            SELECT DISTINCT q.account, a.display_name FROM sitting_room r
            JOIN published_unit v ON v.house = r.house
            JOIN published_post q ON q.unit = v.code
            JOIN published_account a ON a.id = q.account
            WHERE r.id = \(room) AND \(mayBeAsked)
            ORDER BY a.display_name, q.account LIMIT 300
            \(unscoped: "the room was found within the scope, and they are its school's")
            """
        ).map { ListRoomColleagues.Colleague(account: try $0("account"), name: try $0("display_name")) }
    }
}
