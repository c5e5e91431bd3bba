public import Access
public import Care
import Storage

/// Hands a room over to a colleague of the same school for one day: one teacher cannot lead thirty rooms at the bell.
///
/// The colleague leads this room alone, and sees seats and how far they are. Somebody else who led it leads it no more.
public struct HandRoom: Command {
    public static let permission = Permission.proctorSittings
    /// A room is handed over for today, or for a day that is near.
    public static let mostDays = 14

    public var room: ID<Room>
    public var colleague: ID<Caller>
    /// `2026-03-04`; today where nothing is said.
    public var day: String?

    public init(room: ID<Room>, colleague: ID<Caller>, day: String? = nil) {
        self.room = room
        self.colleague = colleague
        self.day = day
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        guard try session.colleagues(for: found.id).contains(where: { $0.account == colleague }) else {
            throw RoomProblem.notAColleague
        }
        let day = try chosenDay(from: session.today)
        try session.change(found.id, "led_by = \(colleague), led_on = \(day)")
        // To whom a room went stays in the log when the row has forgotten it.
        session.about("sitting room \(found.id) handed to \(colleague)", region: found.region)
        return Done()
    }

    private func chosenDay(from today: Day) throws(RoomProblem) -> Day {
        guard let day, !day.isEmpty else { return today }
        guard let chosen = Day(day), chosen >= today, chosen <= today.adding(days: Self.mostDays) else { throw .day }
        return chosen
    }
}

/// Takes a room back from a colleague. Done twice, it is done.
public struct TakeRoomBack: Command {
    public static let permission = Permission.proctorSittings

    public var room: ID<Room>

    public init(room: ID<Room>) {
        self.room = room
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        try session.change(found.id, "led_by = NULL, led_on = NULL")
        return Done()
    }
}
