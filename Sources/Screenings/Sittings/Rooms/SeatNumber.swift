import Access
import Care
import Storage

/// The number of a seat. In the room of one's own class it is the place on the list of the class, because this is what
/// stands on the slip in the child's hand and on the sheet of whoever hands the slips out: who is asked to stay near
/// seat 14 must not go to another child.
enum SeatNumber {
    /// For one person; behind all others where the place is taken, and in a room that is not their class's.
    static func of(_ participant: String, in room: ID<Room>) -> SQL {
        """
        COALESCE((
            SELECT p.number FROM published_participant p
            JOIN sitting_room g ON g.campaign = p.campaign AND g.unit = p.unit
            WHERE g.id = \(room) AND p.id = \(participant) AND p.number > 0 AND NOT EXISTS (
                SELECT 1 FROM sitting_seat b WHERE b.room = g.id AND b.number = p.number)
        ), \(last(in: room)) + 1)
        """
    }

    /// The last number of a room: of its seats, and of the list of its class, so that who comes from elsewhere takes
    /// nobody's place.
    static func last(in room: ID<Room>) -> SQL {
        """
        (SELECT COALESCE(MAX(x.number), 0) FROM (
            SELECT b.number FROM sitting_seat b WHERE b.room = \(room)
            UNION ALL
            SELECT q.number FROM published_participant q
            JOIN sitting_room h ON h.campaign = q.campaign AND h.unit = q.unit WHERE h.id = \(room)
        ) x)
        """
    }
}
