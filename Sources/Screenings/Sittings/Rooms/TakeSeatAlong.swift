public import Access
public import Care
import Storage

/// Somebody's class was changed while their seat stands in the room of the old one: they would wait for a proctor who
/// leads another room. The seat goes along; where the new class has no room yet, it is given out with that room.
///
/// Who was put into the room for latecomers stays there. So does who has begun in a room that is led at this hour: the
/// child sits there and not elsewhere, answers on, and is looked after by whoever stands before them.
public struct TakeSeatAlong: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("participant \(participant)")
        let row = try session.row(
            """
            SELECT n.id AS next_room FROM sitting_seat e
            JOIN sitting_room r ON r.id = e.room
            JOIN published_participant p ON p.id = e.participant
            LEFT JOIN sitting_room n ON n.campaign = p.campaign AND n.unit = p.unit
            WHERE e.participant = \(participant) AND r.unit <> p.unit AND r.unit <> p.house
                AND NOT (r.started_at IS NOT NULL AND r.closed_at IS NULL AND EXISTS (
                    SELECT 1 FROM sitting t WHERE t.participant = e.participant))
            \(unscoped: "somebody of their own school has changed the class")
            """)
        guard let row else { return Done() }
        guard let room = try row("next_room", as: ID<Room>?.self) else {
            try session.run(
                """
                DELETE FROM sitting_seat WHERE participant = \(participant)
                \(unscoped: "somebody of their own school has changed the class")
                """)
            return Done()
        }
        // Seats of a room are given out one after the other: two do not get one number.
        _ = try session.row(
            """
            SELECT id FROM sitting_room WHERE id = \(room) \(DialectHole.forUpdate)
            \(unscoped: "the room of the new class")
            """)
        try session.run(
            """
            UPDATE sitting_seat SET room = \(room), is_absent = FALSE, number = \(SeatNumber.of(participant, in: room))
            WHERE participant = \(participant) \(unscoped: "somebody of their own school has changed the class")
            """)
        return Done()
    }
}
