import Access
import Accounts
import AsyncAlgorithms
import Care
import Hummingbird
import NIOCore
import Screenings
import ServiceLifecycle

/// The stream that tells a proctor's page when to look again.
///
/// It looks every three seconds and rings for no answer: a bell for each of them would cost the bell hour more than
/// all proctors' looking together.
struct LiveRoom: Sendable {
    static let secondsBetweenLooks = 3

    let door: Door

    func add(to router: Router<WebContext>) {
        router.get("rooms/{room}/live") { request, context in
            let visit = await door.visit(request, context)
            guard let presence = visit.presence, let token = visit.signInToken, let room = visit.fields["room"],
                presence.caller.posts.contains(where: { $0.permissions.contains(.leadRooms) })
            else { return await door.tell(Refusal.notSignedIn, number: context.number, visit) }
            let isQuiet = request.uri.queryParameters["idle"] != nil
            return stream(RoomTeller(office: door.house.office, token: token, room: ID(room), hasSaidIdle: isQuiet))
        }
    }

    private func stream(_ first: RoomTeller) -> Response {
        var response = Door.response(200, [], type: "text/event-stream; charset=utf-8")
        response.body = ResponseBody { writer in
            var teller = first
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            let looks = AsyncTimerSequence(interval: .seconds(Self.secondsBetweenLooks), clock: .continuous)
            for await _ in looks.cancelOnGracefulShutdown() {
                guard let news = await teller.news() else { break }
                if !news.isEmpty { try await writer.write(ByteBuffer(string: news)) }
            }
            try await writer.finish(nil)
        }
        return response
    }
}

/// What one open room has been told so far.
struct RoomTeller {
    let office: Office
    let token: String
    let room: ID<Room>
    private var last: ReadRoom.Outcome?
    private var hasSaidIdle: Bool
    private var silentLooks = 0

    init(office: Office, token: String, room: ID<Room>, hasSaidIdle: Bool) {
        self.office = office
        self.token = token
        self.room = room
        self.hasSaidIdle = hasSaidIdle
    }

    /// The next events; empty when there is nothing new, `nil` when the stream has to end. A failing database is not
    /// the end: the page keeps what it shows and hears again later.
    mutating func news() async -> String? {
        do {
            guard let presence = try await office.perform(RecogniseVisitor(token: token), as: .anyone) else {
                return nil  // Signed off, suspended, or the longest time is over.
            }
            let found = try await office.perform(ReadRoom(room: room), as: presence.caller)
            return events(found, isIdle: presence.isIdle)
        } catch is Refusal {
            return nil
        } catch {
            return heartbeat()
        }
    }

    private mutating func events(_ found: ReadRoom.Outcome, isIdle: Bool) -> String {
        if isIdle {
            defer { hasSaidIdle = true }
            let address = "/rooms/\(room.rawValue)/live?idle=yes"
            return hasSaidIdle ? heartbeat() : "event: signed-off\ndata: \(address)\n\n"
        }
        hasSaidIdle = false
        defer { last = found }
        return last == found ? heartbeat() : "event: change\ndata: 1\n\n"
    }

    /// A comment every 15 s keeps proxies from closing the line.
    private mutating func heartbeat() -> String {
        silentLooks += 1
        return silentLooks % 5 == 0 ? ": still here\n\n" : ""
    }
}
