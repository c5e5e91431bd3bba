import CampaignRules
import Care
import Screenings

/// Who would like somebody to come, in whole sentences: seats only, never why.
struct RoomCalls {
    let found: ReadRoom.Outcome

    var html: HTML {
        let lines = found.seats.flatMap(lines)
        guard !lines.isEmpty else { return .empty }
        return "<div class=\"note warn\"><ul>\(each: lines.map { "<li>\(say: $0)</li>" })</ul></div>"
    }

    private func lines(_ seat: ReadRoom.Seat) -> [Phrase] {
        let number = ["number": "\(seat.number)", "minutes": "\(seat.quietMinutes ?? 0)"]
        return [
            seat.stayNear ? Phrase("rooms.call.near", number) : nil,
            seat.hasHandUp ? Phrase("rooms.call.hand", number) : nil,
            seat.isTwice ? Phrase("rooms.call.twice", number) : nil,
            seat.state == .stuck ? Phrase("rooms.call.stuck", number) : nil,
        ].compactMap { $0 }
    }
}
