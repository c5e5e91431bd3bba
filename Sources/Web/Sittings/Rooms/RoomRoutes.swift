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
        // Whoever was asked to lead it has done so, and finds it no more.
        routes.post(
            "rooms/{room}/close", CloseRoom.self,
            onProblem: { problem, visit in try await RoomPage.again(problem, visit) },
            { _, visit in .go(visit.holds(.proctorSittings) ? "/rooms/\(visit.fields["room"] ?? "")" : "/my-rooms") })
        routes.words("rooms/{room}/close") { visit in .go("/rooms/\(visit.fields["room"] ?? "")") }
        step("change", ChangeRoom.self, &routes)
        routes.get("my-rooms", ListHandedRooms.self) { found, visit in
            .page(HandedRoomsPage(rooms: found).page(for: visit))
        }
        routes.get("rooms/{room}/colleague", ListRoomColleagues.self) { found, visit in
            .page(RoomColleaguePage(found: found).page(for: visit))
        }
        routes.post(
            "rooms/{room}/colleague", HandRoom.self,
            onProblem: { problem, visit in try await RoomColleaguePage.again(problem, visit) },
            { _, visit in .go("/rooms/\(visit.fields["room"] ?? "")/colleague") })
        routes.post("rooms/{room}/take-back", TakeRoomBack.self) { _, visit in
            .go("/rooms/\(visit.fields["room"] ?? "")/colleague")
        }
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
