public import Access
public import Care
import Storage

/// Moves somebody to another room of the same campaign and school: a latecomer, a broken computer, another day.
public struct MoveSeat: Command {
    public static let permission = Permission.leadRooms

    public var participant: String
    public var room: ID<Room>

    public init(participant: String, room: ID<Room>) {
        self.participant = participant
        self.room = room
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let from = try session.roomOfSeat(participant)
        let to = try session.room(room, beside: from)
        guard from.campaign == to.campaign, from.house == to.house else { throw RoomProblem.otherCampaign }
        guard from.id != to.id else { return Done() }
        // Seats of a room are given out one after the other: two latecomers do not get one number.
        _ = try session.row(
            """
            SELECT id FROM sitting_room WHERE id = \(to.id) \(DialectHole.forUpdate)
            \(unscoped: "both rooms were found within the scope")
            """)
        try session.run(
            """
            UPDATE sitting_seat SET room = \(to.id), is_absent = FALSE,
                number = \(SeatNumber.of(participant, in: to.id))
            WHERE participant = \(participant) \(unscoped: "both rooms were found within the scope")
            """)
        return Done()
    }
}

extension Session where Case == MoveSeat {
    /// Another room, held against others: one that the caller leads, or any of the same school and campaign, because a
    /// colleague who leads one room sends a latecomer to the next.
    /// - Throws: `Refusal.notFound` when it is neither.
    fileprivate func room(_ id: ID<Room>, beside from: Room) throws -> Room {
        let row = try row(
            """
            SELECT \(Room.columns) FROM sitting_room r
            WHERE r.id = \(id)
                AND (\(ledRooms) OR (r.campaign = \(from.campaign) AND r.house = \(from.house)))
            \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        return try Room(row)
    }
}

/// Notes that somebody is not there today, or is after all. It has no consequence and no reason is asked.
public struct NoteAbsent: Command {
    public static let permission = Permission.leadRooms

    public var participant: String
    public var isAbsent: Bool

    public init(participant: String, isAbsent: Bool) {
        self.participant = participant
        self.isAbsent = isAbsent
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        _ = try session.roomOfSeat(participant)
        try session.run(
            """
            UPDATE sitting_seat SET is_absent = \(isAbsent) WHERE participant = \(participant)
            \(unscoped: "the room was found within the scope")
            """)
        return Done()
    }
}

/// Notes that the proctor has been at a seat: the raised hand is answered, and two devices have been asked about.
public struct AnswerHand: Command {
    public static let permission = Permission.leadRooms

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        _ = try session.roomOfSeat(participant)
        try session.run(
            """
            UPDATE sitting SET hand_at = NULL, twice_at = NULL WHERE participant = \(participant)
            \(unscoped: "the room was found within the scope")
            """)
        return Done()
    }
}
