import Access
import Care
import Screenings

/// Asks a colleague of the school to lead a room, and says what they will see and what they will not.
struct RoomColleaguePage {
    let found: ListRoomColleagues.Outcome
    var problem: (any Problem)?

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind, let room = visit.fields["room"] else { return nil }
        let found = try await visit.perform(ListRoomColleagues(room: ID(room)))
        return .page(RoomColleaguePage(found: found, problem: problem).page(for: visit), status: 422)
    }

    func page(for visit: Visit) -> Page {
        let name = visit.name(found.unitNames, found.unit)
        return Page(
            title: Phrase("rooms.hand.title", ["name": name]), frame: .staff,
            main: """
                <p><a href="\(path)">‹ \(name)</a></p>\(Form.faults(problem, field: fault))
                <div class="head"><div><h1>\(say: "rooms.hand.title", ["name": name])</h1>
                <p>\(say: "rooms.hand.lead")</p></div></div>
                \(found.ledBy.map { leader($0, visit) } ?? .empty)
                <section class="card narrow" aria-labelledby="sees"><h2 id="sees">\(say: "rooms.hand.sees")</h2>
                <ul class="tips"><li>\(say: "rooms.hand.seats")</li><li>\(say: "rooms.hand.never")</li>\
                <li>\(say: found.tellsOfFlags ? "rooms.hand.near" : "rooms.hand.notNear")</li>\
                <li>\(say: "rooms.hand.code")</li><li>\(say: "rooms.hand.ends")</li></ul></section>
                \(found.colleagues.isEmpty ? nobody : form(visit))
                """)
    }

    private var path: String { "/rooms/\(found.room.rawValue)" }

    private var fault: String? {
        if case .invalid(let field)? = problem?.kind { return field }
        return nil
    }

    private func leader(_ name: String, _ visit: Visit) -> HTML {
        let day = found.ledOn.map { visit.date($0) } ?? ""
        return """
            <section class="card narrow"><p>\(say: "rooms.hand.ledBy", ["name": name, "day": day])</p>
            <form method="post" action="\(path)/take-back">\(Form.token(visit))
            <button class="btn small plain">\(say: "rooms.hand.takeBack")</button></form></section>
            """
    }

    private var nobody: HTML {
        "<div class=\"empty\"><h2>\(say: "rooms.hand.nobody")</h2><p>\(say: "rooms.hand.nobodyWords")</p></div>"
    }

    private func form(_ visit: Visit) -> HTML {
        """
        <form class="card narrow" method="post" action="\(path)/colleague">\(Form.token(visit))
        \(if: found.ledBy != nil, "<p>\(say: "rooms.hand.replaces", ["name": found.ledBy ?? ""])</p>")
        <div class="field"><label for="colleague">\(say: "rooms.hand.whom")</label>
        <select id="colleague" name="colleague">\(each: found.colleagues.map { colleague in
            """
            <option value="\(colleague.account.rawValue)">\(colleague.name)</option>

            """
        })</select></div>
        <div class="field"><label for="day">\(say: "rooms.hand.day")</label>
        <input type="date" id="day" name="day" value="\(visit.now.day.description)" required></div>
        <button class="btn">\(say: "rooms.hand.ask")</button></form>
        """
    }
}
