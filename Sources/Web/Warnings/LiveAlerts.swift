import Access
import Accounts
import AsyncAlgorithms
import Care
import Hummingbird
import NIOCore
import ServiceLifecycle
import Warnings

/// The streams that tell open pages when to look again.
///
/// They look at once when the bell rings: for changes of this server, and through its lookout for those of others. What
/// is due by the clock alone, and a sign-in that goes idle, they find by themselves, every few seconds. From idle on
/// they tell counts only.
struct LiveAlerts: Sendable {
    let door: Door

    func add(to router: Router<WebContext>) {
        router.get("duty/live") { request, context in
            let visit = await door.visit(request, context)
            guard let presence = visit.presence, let token = visit.signInToken,
                presence.caller.posts.contains(where: { $0.role.permissions.contains(.watchAlerts) })
            else { return await door.tell(Refusal.notSignedIn, number: context.number, visit) }
            if request.uri.queryParameters["rail"] != nil { return rail(for: token) }
            let teller = LiveTeller(
                office: door.house.office, token: token, hasSaidIdle: request.uri.queryParameters["counts"] != nil)
            return stream(teller, looking: door.house.looks.ofList)
        }
    }

    /// For the frame of every other page: numbers only, so that a red flag is heard whatever lies open. Many pages
    /// listen so, all day: each looks twice a second at most when it rings.
    private func rail(for token: String) -> Response {
        let teller = LiveTeller(office: door.house.office, token: token, hasSaidIdle: true, isForRail: true)
        return stream(teller, looking: door.house.looks.ofRail, resting: .milliseconds(500))
    }

    private func stream(_ first: LiveTeller, looking: Duration, resting: Duration? = nil) -> Response {
        var response = Door.response(200, [], type: "text/event-stream; charset=utf-8")
        response.body = ResponseBody { writer in
            var teller = first
            // Before anything is told, so that nothing falls between page and line.
            let rings = first.office.bell.rings(of: WarningsContents.topic).map { _ in true }
            let ticks = AsyncTimerSequence(interval: looking, clock: .continuous).map { _ in false }
            var greeting = "retry: 3000\n\n"
            // A duty list asks for itself anew as soon as the line is open; what stands on any other page may be old.
            if first.isForRail, let news = await teller.news(isRing: false) { greeting += news }
            try await writer.write(ByteBuffer(string: greeting))
            for await isRing in merge(rings, ticks).cancelOnGracefulShutdown() {
                guard let news = await teller.news(isRing: isRing) else { break }
                if !news.isEmpty { try await writer.write(ByteBuffer(string: news)) }
                // What rings meanwhile is kept by the bell, and looked at right after.
                if isRing, let resting { try await Task.sleep(for: resting) }
            }
            try await writer.finish(nil)
        }
        return response
    }
}

/// How long open pages wait until they look by themselves, bell or no bell.
struct LiveLooks: Sendable {
    var ofList = Duration.seconds(2)
    var ofRail = Duration.seconds(5)
}

/// What one open page has been told so far.
struct LiveTeller {
    let office: Office
    let token: String
    private var lastFigures: AlertFigures?
    private var hasSaidIdle: Bool
    /// Whether the page shows numbers only, idle or not.
    fileprivate let isForRail: Bool
    private var silentTicks = 0

    /// - Parameter hasSaidIdle: whether the page knows already that it may show counts only.
    init(office: Office, token: String, hasSaidIdle: Bool, isForRail: Bool = false) {
        self.office = office
        self.isForRail = isForRail
        self.token = token
        self.hasSaidIdle = hasSaidIdle
    }

    /// The next events; empty when there is nothing new, `nil` when the stream has to end.
    ///
    /// A failing database is not the end: the page keeps what it shows and hears again later.
    mutating func news(isRing: Bool) async -> String? {
        do {
            guard let presence = try await office.perform(RecogniseVisitor(token: token), as: .anyone) else {
                return nil  // Signed off, suspended, or the longest time is over.
            }
            let figures = try await office.perform(CountAlerts(), as: presence.caller)
            return events(figures, isIdle: presence.isIdle, isRing: isRing)
        } catch is Refusal {
            return nil
        } catch {
            return heartbeat()
        }
    }

    private mutating func events(_ figures: AlertFigures, isIdle: Bool, isRing: Bool) -> String {
        // The first look counts as news: since the page was loaded something may have happened that nobody has told.
        let isNew = lastFigures.map { !$0.says(sameAs: figures) } ?? true
        lastFigures = figures
        if isIdle || isForRail {
            let off = hasSaidIdle ? "" : "event: signed-off\ndata: /duty/live?counts=yes\n\n"
            hasSaidIdle = true
            let (waiting, late, loud) = (figures.waiting, figures.overdue, figures.waitingRed)
            let numbers = "\"waiting\": \(waiting), \"late\": \(late), \"loud\": \(loud)"
            let counts = "event: counts\ndata: {\(numbers)}\n\n"
            return off + (isNew || !off.isEmpty ? counts : heartbeat())
        }
        hasSaidIdle = false
        return isRing || isNew ? "event: change\ndata: 1\n\n" : heartbeat()
    }

    /// A comment every 15 s keeps proxies from closing the line.
    private mutating func heartbeat() -> String {
        silentTicks += 1
        return silentTicks % (isForRail ? 3 : 7) == 0 ? ": still here\n\n" : ""
    }
}

extension AlertFigures {
    fileprivate func says(sameAs other: AlertFigures) -> Bool {
        open == other.open && waiting == other.waiting && overdue == other.overdue && waitingRed == other.waitingRed
            && closedThisWeek == other.closedThisWeek && raisedThisWeek == other.raisedThisWeek
    }
}
