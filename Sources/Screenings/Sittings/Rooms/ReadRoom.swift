public import Access
public import CampaignRules
public import Care
import Storage

/// Shows whoever leads a room: who has not begun, is answering, is stuck, has finished, or has a hand up. By seat and
/// the end of the code: no name, no sheet, no answer (rulebook G.2.3, H.6).
public struct ReadRoom: Query {
    public static let permission = Permission.leadRooms
    public static let opensIdentity = false

    public var room: ID<Room>

    public init(room: ID<Room>) {
        self.room = room
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let room: ID<Room>
        public let campaign: String
        public let titles: [String: String]
        /// The class by its code; the school itself for latecomers.
        public let unit: String
        public let unitNames: [String: String]
        public let region: Region
        public let startedAt: Moment?
        public let endsAt: Moment?
        public let isClosed: Bool
        public let stuckMinutes: Int
        public let tellsOfFlags: Bool
        /// What the plan says of both; a school may only be stricter.
        public let plan: RoomPolicy
        public let seats: [Seat]
        /// Other rooms of the same campaign and school, to which somebody may move.
        public let others: [OtherRoom]
    }

    /// One seat.
    public struct Seat: Codable, Sendable, Equatable {
        public let participant: String
        public let number: Int
        /// What the slip in their hand says, where it is another number than the seat's, as in the room for latecomers.
        public let slip: Slip?
        /// The last two signs of the code; `nil` as long as it was not typed.
        public let codeEnd: String?
        public let state: SeatState
        /// Minutes since the last answer.
        public let quietMinutes: Int?
        public let hasHandUp: Bool
        /// Whether two devices have answered with the same code.
        public let isTwice: Bool
        /// Whether the proctor is asked to stay near, where the plan and the school want it told.
        public let stayNear: Bool
    }

    /// The class and the place on its list, as they stand on a slip of paper.
    public struct Slip: Codable, Sendable, Equatable {
        public let number: Int
        public let unitNames: [String: String]
    }

    /// A room to move somebody to.
    public struct OtherRoom: Codable, Sendable, Equatable {
        public let room: ID<Room>
        public let names: [String: String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let row = try session.roomRow(room) else { throw Refusal.notFound }
        let room = try Room(row)
        return Outcome(
            room: room.id, campaign: room.campaign, titles: try row.titles, unit: room.unit,
            unitNames: try row.unitNames, region: room.region, startedAt: room.startedAt, endsAt: room.endsAt,
            isClosed: room.closedAt != nil, stuckMinutes: room.policy.stuckMinutes,
            tellsOfFlags: room.policy.tellsOfFlags, plan: room.plan, seats: try session.seats(in: room),
            others: try session.others(of: room))
    }
}

extension Session where Case == ReadRoom {
    fileprivate func roomRow(_ id: ID<Room>) throws -> Row? {
        try row(
            """
            SELECT \(Room.columns), c.title_zh, c.title_en, u.name_zh, u.name_en FROM sitting_room r
            LEFT JOIN published_campaign c ON c.id = r.campaign
            LEFT JOIN published_unit u ON u.code = r.unit
            WHERE r.id = \(id) AND \(ledRooms)
            """)
    }

    /// Whether a flag was seen leaves the database only where the plan and the school want it told, and never of a
    /// pupil of one's own class: a class teacher has advice and no risk, also in the room for latecomers (rulebook
    /// H.6). Who was taken off the list has no seat to wait for, unless they have begun.
    fileprivate func seats(in room: Room) throws -> [ReadRoom.Seat] {
        try rows(
            """
            SELECT e.participant, e.number, e.is_absent, t.code_end, t.begun_at, t.answered_at, t.finished_at,
                t.hand_at IS NOT NULL AS has_hand, t.twice_at IS NOT NULL AS is_twice,
                i.number AS slip_number, u.name_zh, u.name_en,
                i.number > 0 AND (i.unit <> r.unit OR i.number <> e.number) AS is_elsewhere,
                (\(room.policy.tellsOfFlags) AND t.flagged_at IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM published_participant p JOIN published_post w ON w.unit = p.unit
                    WHERE p.id = e.participant AND p.unit <> p.house AND w.account = \(caller.id))) AS stays_near
            FROM sitting_seat e
            JOIN sitting_room r ON r.id = e.room
            LEFT JOIN sitting t ON t.participant = e.participant
            LEFT JOIN published_participant i ON i.id = e.participant
            LEFT JOIN published_unit u ON u.code = i.unit
            WHERE r.id = \(room.id) AND \(ledRooms) AND (i.removed_at IS NULL OR t.id IS NOT NULL)
            ORDER BY e.number
            """
        ).map { try seat($0, in: room) }
    }

    private func seat(_ row: Row, in room: Room) throws -> ReadRoom.Seat {
        let moments = SeatMoments(
            isAbsent: try row("is_absent"), begunAt: try row("begun_at"), answeredAt: try row("answered_at"),
            finishedAt: try row("finished_at"))
        return ReadRoom.Seat(
            participant: try row("participant"), number: try row("number"), slip: try slip(row),
            codeEnd: try row("code_end"),
            state: moments.state(at: now, startedAt: room.startedAt, stuckMinutes: room.policy.stuckMinutes),
            quietMinutes: moments.quietMinutes(at: now, startedAt: room.startedAt), hasHandUp: try row("has_hand"),
            isTwice: try row("is_twice"), stayNear: try row("stays_near"))
    }

    private func slip(_ row: Row) throws -> ReadRoom.Slip? {
        guard try row("is_elsewhere", as: Bool?.self) == true else { return nil }
        return ReadRoom.Slip(number: try row("slip_number"), unitNames: try row.unitNames)
    }

    fileprivate func others(of room: Room) throws -> [ReadRoom.OtherRoom] {
        try rows(
            """
            SELECT r.id, u.name_zh, u.name_en FROM sitting_room r LEFT JOIN published_unit u ON u.code = r.unit
            WHERE r.campaign = \(room.campaign) AND r.house = \(room.house) AND r.id <> \(room.id)
            ORDER BY r.unit \(unscoped: "rooms of the school whose room was found within the scope")
            """
        ).map { ReadRoom.OtherRoom(room: try $0("id"), names: try $0.unitNames) }
    }
}

extension Row {
    /// The name of a unit by language; empty where the unit is gone.
    var unitNames: [String: String] { get throws { try named("name_zh", "name_en") } }
    var houseNames: [String: String] { get throws { try named("house_zh", "house_en") } }
    var titles: [String: String] { get throws { try named("title_zh", "title_en") } }

    private func named(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let names: [String: String?] = [
            Language.zhHans.rawValue: try self(chinese), Language.en.rawValue: try self(english),
        ]
        return names.compactMapValues { $0 }
    }
}
