public import Access
import CampaignRules
public import Care
import Storage

/// Opens a room for a class, or for a whole school's latecomers: whoever comes waits there until it is started, and
/// everybody of the class has a seat with a number. Opened twice, it is one room.
public struct OpenRoom: Command {
    public static let permission = Permission.proctorSittings

    public var campaign: String
    /// The class, or the school itself.
    public var unit: String
    /// Sooner than the plan says; the plan's where nothing is said.
    public var stuckMinutes: Int?
    /// `false` where this school wants its proctors told of no seat, whatever the plan says.
    public var tellsOfFlags: Bool?

    public init(campaign: String, unit: String, stuckMinutes: Int? = nil, tellsOfFlags: Bool? = nil) {
        self.campaign = campaign
        self.unit = unit
        self.stuckMinutes = stuckMinutes
        self.tellsOfFlags = tellsOfFlags
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let room: ID<Room>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        if let stuckMinutes, !RoomPolicy.stuckRange.contains(stuckMinutes) { throw RoomProblem.stuckMinutes }
        let room = try session.insert(self)
        try session.seatClass(in: room, self)
        return Outcome(room: room)
    }
}

extension Session where Case == OpenRoom {
    /// The room, held against others until its seats are given out.
    /// - Throws: `Refusal.notFound` where nobody of the caller's own school is invited.
    fileprivate func insert(_ new: OpenRoom) throws -> ID<Room> {
        let invited = try row(
            """
            SELECT p.house, p.region, k.tells_of_flags, k.stuck_minutes FROM published_participant p
            JOIN published_campaign c ON c.id = p.campaign AND c.state IN ('approved', 'open')
            JOIN published_campaign_room k ON k.campaign = p.campaign
            WHERE p.campaign = \(new.campaign) AND (p.unit = \(new.unit) OR p.house = \(new.unit))
                AND p.house IS NOT NULL AND p.removed_at IS NULL
                AND \(scope, region: "p.region", unit: "p.house") LIMIT 1
            """)
        guard let invited else { throw Refusal.notFound }
        let (house, region): (String, Region) = (try invited("house"), try invited("region"))
        let plan = RoomPolicy(
            tellsOfFlags: try invited("tells_of_flags"), stuckMinutes: try invited("stuck_minutes"))
        let policy = try plan.room(tellsOfFlags: new.tellsOfFlags, stuckMinutes: new.stuckMinutes)
        try run(
            """
            INSERT INTO sitting_room
                (id, campaign, unit, house, region, stuck_minutes, tells_of_flags, opened_by, opened_at)
            VALUES (\(newID(Room.self)), \(new.campaign), \(new.unit), \(house),
                \(try scope.admit(region, unit: house)), \(policy.stuckMinutes), \(policy.tellsOfFlags),
                \(caller.id), \(now))
            ON CONFLICT (campaign, unit) DO NOTHING
            """)
        let room = try row(
            """
            SELECT r.id FROM sitting_room r WHERE r.campaign = \(new.campaign) AND r.unit = \(new.unit)
                AND \(scope, region: "r.region", unit: "r.house") \(DialectHole.forUpdate)
            """)
        guard let room else { throw Refusal.notFound }
        about("sitting room \(try room("id", as: String.self))", region: region)
        return try room("id")
    }

    /// By their places on the list of the class, which say nothing of anybody and stand on the slips. Whose place is
    /// taken, by somebody who came from another room, sits behind all.
    fileprivate func seatClass(in room: ID<Room>, _ new: OpenRoom) throws {
        try seat(
            "p.number", in: room, new,
            """
            p.number > 0 AND NOT EXISTS (
                SELECT 1 FROM sitting_seat b WHERE b.room = \(room) AND b.number = p.number)
            """)
        try seat("ROW_NUMBER() OVER (ORDER BY p.id) + \(SeatNumber.last(in: room))", in: room, new, "TRUE")
    }

    private func seat(_ number: SQL, in room: ID<Room>, _ new: OpenRoom, _ which: SQL) throws {
        try run(
            """
            INSERT INTO sitting_seat (participant, room, number, is_absent)
            SELECT p.id, \(room), \(number), FALSE FROM published_participant p
            WHERE p.campaign = \(new.campaign) AND p.unit = \(new.unit) AND p.removed_at IS NULL AND \(which)
                AND \(scope, region: "p.region", unit: "p.house")
                AND NOT EXISTS (SELECT 1 FROM sitting_seat s WHERE s.participant = p.id)
            ON CONFLICT (participant) DO NOTHING
            """)
    }
}
