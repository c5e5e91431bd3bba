import Access
import Care
import Screenings

/// The proctor's doors: the classes, one room, and what can be done there.
enum RoomRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.get("rooms", ListRooms.self) { found, visit in .page(RoomsPage(found: found).page(for: visit)) }
        routes.post("rooms", OpenRoom.self) { opened, _ in .go("/rooms/\(opened.room.rawValue)") }
        routes.get("rooms/{room}", ReadRoom.self) { found, visit in RoomPage(found: found).reply(visit) }
        step("start", StartRoom.self, &routes)
        step("time", AddTime.self, &routes)
        step("close", CloseRoom.self, &routes)
        step("change", ChangeRoom.self, &routes)
        routes.post("seats/{participant}/absent", NoteAbsent.self) { _, visit in .go(visit.roomPath) }
        routes.post("seats/{participant}/answered", AnswerHand.self) { _, visit in .go(visit.roomPath) }
        routes.post("seats/{participant}/move", MoveSeat.self) { _, visit in .go(visit.roomPath) }
        return routes.list
    }()

    private static func step<Step: UseCase>(_ name: String, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "rooms/{room}/\(name)", useCase,
            onProblem: { problem, visit in try await RoomPage.again(problem, visit) },
            { _, visit in .go("/rooms/\(visit.fields["room"] ?? "")") })
        // What answered a form has the form's address: opened again, it is the room.
        routes.words("rooms/{room}/\(name)") { visit in .go("/rooms/\(visit.fields["room"] ?? "")") }
    }
}

extension Visit {
    /// The room from whose page a seat was changed.
    fileprivate var roomPath: String { "/rooms/\(fields["from"] ?? "")" }
}
