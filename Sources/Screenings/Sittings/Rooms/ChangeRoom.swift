public import Access
import CampaignRules
public import Care
import Storage

/// Says what the proctor of one room is told: as the plan says, or less. More than that is refused, because two people
/// have agreed to the plan, and one may not undo that in a classroom.
public struct ChangeRoom: Command {
    public static let permission = Permission.proctorSittings

    public var room: ID<Room>
    /// A form ticks, so nothing said is nothing told.
    public var tellsOfFlags: Bool?
    /// As the plan says where nothing is said.
    public var stuckMinutes: Int?

    public init(room: ID<Room>, tellsOfFlags: Bool? = nil, stuckMinutes: Int? = nil) {
        self.room = room
        self.tellsOfFlags = tellsOfFlags
        self.stuckMinutes = stuckMinutes
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        let wanted = try found.plan.room(tellsOfFlags: tellsOfFlags ?? false, stuckMinutes: stuckMinutes)
        try session.change(
            found.id, "tells_of_flags = \(wanted.tellsOfFlags), stuck_minutes = \(wanted.stuckMinutes)")
        return Done()
    }
}

extension RoomPolicy {
    /// What a school wants for a room; the plan's own where it says nothing.
    /// - Throws: `RoomProblem` for what makes no sense or goes beyond the plan.
    func room(tellsOfFlags: Bool?, stuckMinutes: Int?) throws(RoomProblem) -> RoomPolicy {
        let wish = RoomPolicy(
            tellsOfFlags: tellsOfFlags ?? self.tellsOfFlags, stuckMinutes: stuckMinutes ?? self.stuckMinutes)
        guard Self.stuckRange.contains(wish.stuckMinutes) else { throw .stuckMinutes }
        guard self.tellsOfFlags || !wish.tellsOfFlags else { throw .notPlanned }
        guard allows(wish) else { throw .laterThanPlanned(most: self.stuckMinutes) }
        return wish
    }
}
