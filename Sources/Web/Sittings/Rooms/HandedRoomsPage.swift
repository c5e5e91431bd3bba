import Access
import Care
import Screenings

/// The rooms that somebody was asked to lead today.
struct HandedRoomsPage {
    let rooms: [ListHandedRooms.Line]

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rooms.mine.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "rooms.mine.title")</h1><p>\(say: "rooms.mine.lead")</p></div></div>
                \(if: rooms.isEmpty, empty)\(each: rooms.map { card($0, visit) })
                """)
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>\(say: "rooms.mine.empty")</h2><p>\(say: "rooms.mine.emptyWords")</p></div>"
    }

    private func card(_ line: ListHandedRooms.Line, _ visit: Visit) -> HTML {
        let name = visit.name(line.names, line.unit)
        return """
            <section class="card narrow"><h2>\(name)</h2><p>\(visit.choose(line.titles)) · \
            <span class="state">\(say: line.startedAt == nil ? "rooms.state.waiting" : "rooms.state.started")</span></p>
            <p><a class="btn small" href="/rooms/\(line.room.rawValue)"
            aria-label="\(say: "rooms.do.seeThis", ["name": name])">\(say: "rooms.do.see")</a></p></section>

            """
    }
}

extension Visit {
    /// Where somebody finds the rooms that they lead: those of the school, or those that were handed to them.
    var roomsPath: String { holds(.proctorSittings) ? "/rooms" : "/my-rooms" }
}
