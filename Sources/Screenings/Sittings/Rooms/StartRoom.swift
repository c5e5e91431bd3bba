public import Access
public import Care
import Storage

/// Starts a room: everybody who waits there begins with the same minute. A room that was closed starts anew.
public struct StartRoom: Command {
    public static let permission = Permission.leadRooms

    public var room: ID<Room>
    /// Minutes until the time is over; no end where nothing is said.
    public var minutes: Int?

    public init(room: ID<Room>, minutes: Int?) {
        self.room = room
        self.minutes = minutes
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        if let minutes { guard (1...Room.mostMinutes).contains(minutes) else { throw RoomProblem.minutes } }
        // Pressed twice, it has started once.
        guard found.startedAt == nil || found.closedAt != nil else { return Done() }
        let end = minutes.map(session.now.adding(minutes:))
        try session.change(found.id, "started_at = \(session.now), ends_at = \(end), closed_at = NULL")
        return Done()
    }
}

/// Adds minutes for everybody in a room, counted from its end, or from now when that is past.
public struct AddTime: Command {
    public static let permission = Permission.leadRooms

    public var room: ID<Room>
    public var minutes: Int
    /// A word of the form's own: pressed twice, or sent again from the page before, the minutes are added once.
    public var request: String?

    public init(room: ID<Room>, minutes: Int, request: String? = nil) {
        self.room = room
        self.minutes = minutes
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        guard (1...Room.mostMinutes).contains(minutes) else { throw RoomProblem.minutes }
        guard found.startedAt != nil else { throw RoomProblem.notStarted }
        var sign: String?
        if let request, !request.isEmpty { sign = session.fingerprint(request, for: "minutes of a room") }
        guard sign == nil || found.lastAddition != sign else { return Done() }
        let end = max(found.endsAt ?? session.now, session.now).adding(minutes: minutes)
        try session.change(found.id, "ends_at = \(end), closed_at = NULL, last_addition = \(sign)")
        return Done()
    }
}

/// Closes a room. Whoever is not done keeps what they have answered and may go on another day, in any room. A colleague
/// who was asked to lead it has done so, and sees it no more.
public struct CloseRoom: Command {
    public static let permission = Permission.leadRooms

    public var room: ID<Room>

    public init(room: ID<Room>) {
        self.room = room
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.room(room)
        guard found.startedAt != nil else { throw RoomProblem.notStarted }
        guard found.closedAt == nil else { return Done() }
        let end = min(found.endsAt ?? session.now, session.now)
        try session.change(
            found.id, "closed_at = \(session.now), ends_at = \(end), led_by = NULL, led_on = NULL")
        return Done()
    }
}
