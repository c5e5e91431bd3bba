import Care
import Screenings

/// The classes that a campaign invites, each with its room.
struct RoomsPage {
    let found: ListRooms.Outcome

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rooms.list.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "rooms.list.title")</h1><p>\(say: "rooms.list.lead")</p></div></div>
                <div class="sheet cards">\(found.classes.isEmpty ? empty : table(visit))</div>
                \(pages)
                \(each: schools.map { latecomers($0, visit) })
                """)
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>\(say: "rooms.list.empty")</h2><p>\(say: "rooms.list.emptyWords")</p></div>"
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <table><caption class="visually-hidden">\(say: "rooms.list.title")</caption>
        <thead><tr><th scope="col">\(say: "rooms.column.class")</th><th scope="col">\(say: "rooms.column.campaign")</th>
        <th scope="col">\(say: "rooms.column.done")</th><th scope="col">\(say: "rooms.column.state")</th>
        <th scope="col"><span class="visually-hidden">\(say: "rooms.column.do")</span></th></tr></thead>
        <tbody>\(each: found.classes.map { row($0, visit) })</tbody></table>
        """
    }

    private func row(_ line: ListRooms.Line, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(visit.name(line.names, line.unit))<span class="sub">\
        \(visit.name(line.houseNames, line.house))</span></th>
        <td data-label="\(say: "rooms.column.campaign")"><span>\(visit.choose(line.titles))</span></td>
        <td data-label="\(say: "rooms.column.done")"><span>\(say: "rooms.list.counts", [
            "invited": "\(line.invited)", "begun": "\(line.begun)", "finished": "\(line.finished)",
        ])</span></td>
        <td data-label="\(say: "rooms.column.state")"><span class="state">\(say: state(line))</span></td>
        <td class="do">\(act(line, visit))</td></tr>

        """
    }

    private func state(_ line: ListRooms.Line) -> Phrase {
        if line.isClosed { return Phrase("rooms.state.closed") }
        if line.startedAt != nil { return Phrase("rooms.state.started") }
        return Phrase(line.room == nil ? "rooms.state.none" : "rooms.state.waiting")
    }

    private func act(_ line: ListRooms.Line, _ visit: Visit) -> HTML {
        let name = ["name": visit.name(line.names, line.unit)]
        if let room = line.room {
            return """
                <a class="btn small quiet" href="/rooms/\(room.rawValue)"
                aria-label="\(say: "rooms.do.seeThis", name)">\(say: "rooms.do.see")</a>
                """
        }
        return """
            <form method="post" action="/rooms">\(Form.token(visit))\(Form.hidden("campaign", line.campaign))\
            \(Form.hidden("unit", line.unit))<button class="btn small"
            aria-label="\(say: "rooms.do.openThis", name)">\(say: "rooms.do.open")</button></form>
            """
    }

    private var pages: HTML {
        guard found.page > 1 || found.hasMore else { return .empty }
        return """
            <nav class="actions" aria-label="\(say: "rooms.list.pages")">\
            \(if: found.page > 1, "<a href=\"/rooms?page=\(found.page - 1)\">\(say: "rooms.list.before")</a>")\
            \(if: found.hasMore, "<a href=\"/rooms?page=\(found.page + 1)\">\(say: "rooms.list.after")</a>")</nav>
            """
    }

    private struct School: Hashable {
        let campaign: String
        let house: String
    }

    /// One for each school and campaign on this page.
    private var schools: [ListRooms.Line] {
        var seen: Set<School> = []
        return found.classes.filter { seen.insert(School(campaign: $0.campaign, house: $0.house)).inserted }
    }

    /// A room of the school itself, for whoever cannot come with their class, and what the proctor is told.
    private func latecomers(_ line: ListRooms.Line, _ visit: Visit) -> HTML {
        """
        <section class="card narrow">
        <h2>\(say: "rooms.late.title", ["name": visit.name(line.houseNames, line.house)])</h2>
        <p>\(say: "rooms.late.words")</p>
        <form method="post" action="/rooms">\(Form.token(visit))\(Form.hidden("campaign", line.campaign))\
        \(Form.hidden("unit", line.house))
        <button class="btn small quiet">\(say: "rooms.late.open")</button></form></section>
        """
    }
}

extension Visit {
    /// A unit's name, or its code where the unit is gone.
    func name(_ names: [String: String], _ code: String) -> String {
        let name = choose(names)
        return name.isEmpty ? code : name
    }
}
