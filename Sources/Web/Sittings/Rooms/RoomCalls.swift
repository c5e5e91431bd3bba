import CampaignRules
import Care
import Screenings

/// Who would like somebody to come, in whole sentences: seats only, never why.
struct RoomCalls {
    let found: ReadRoom.Outcome

    func html(_ visit: Visit) -> HTML {
        let items: [HTML] = found.seats.flatMap { seat in
            lines(seat).map { line -> HTML in "<li>\(say: line)\(Self.slip(of: seat, visit))</li>" }
        }
        guard !items.isEmpty else { return .empty }
        return "<div class=\"note warn\"><ul>\(each: items)</ul></div>"
    }

    /// Where the slip bears another number than the seat, both are told: who is meant must not be guessed.
    static func slip(of seat: ReadRoom.Seat, _ visit: Visit) -> HTML {
        guard let slip = seat.slip else { return .empty }
        let told = ["class": visit.name(slip.unitNames, "–"), "number": "\(slip.number)"]
        return "<span class=\"sub\">\(say: "rooms.seat.slip", told)</span>"
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
