import Access
import Care

/// A page before it is written: its title, the frame around it, and what stands in `main`.
public struct Page: Sendable {
    enum Frame: Sendable, Equatable {
        /// For a person; `tools` shows language and size in the header.
        case person(tools: Bool)
        /// For people at work: rail, bar, room.
        case staff
    }

    var title: Phrase
    var frame: Frame = .person(tools: true)
    /// Extra classes of `main` on a person's page: `broad`, `ask`.
    var look: String = ""
    /// Extra attributes of `main`.
    var mainAttributes: HTML = .empty
    /// Extra elements in the head, such as a refresh without script.
    var head: HTML = .empty
    /// Whether the page needs the script of clocks and live lists.
    var hasClocks = false
    /// Extra links in a person's footer.
    var footLinks: HTML = .empty
    /// What the help button in the header says about itself.
    var isHelp = false
    /// How many alerts wait, for the badge in the rail of a staff page; `nil` where nobody asked.
    var waiting: Int?
    /// Whether the frame listens for alerts by itself; the duty list does so on its own.
    var hearsAlerts = true
    /// How many licences and loads of scales wait for an administrator.
    var licenceWork: Int?
    /// How many of the visitor's own messages nobody has opened yet.
    var unread: Int?
    var main: HTML
}

/// What answers a visit.
public struct Reply: Sendable {
    enum Body: Sendable {
        case page(Page)
        case part(HTML)
        case redirect(String)
        case json([UInt8])
        /// A file to keep, with a plain name of ours.
        case file(name: String, type: String, [UInt8])
    }

    var status: Int
    var body: Body
    var cookies: [String] = []
    /// Where the browser goes by itself after some time, when the person asked for that or waits for an end.
    var refresh: String?
    var refreshSeconds = 30
    /// Whether somebody tried a code that opens nothing: who goes on trying has to wait.
    var isWrongGuess = false
    /// Whether somebody typed a personal code that opens nothing.
    var isWrongCode = false
    /// A mark of the personal code that has just begun its sitting: where many do, slips of the pen are many as well.
    var begunBy: String?

    static func page(_ page: Page, status: Int = 200) -> Reply { Reply(status: status, body: .page(page)) }

    /// A page that answers a form where something was wrong, and the same page before.
    static func page(_ page: Page, after problem: (any Problem)?) -> Reply {
        .page(page, status: problem.map { Problems.status(of: $0.kind) } ?? 200)
    }

    /// A piece of a page, for the page that asks for it.
    static func part(_ part: HTML) -> Reply { Reply(status: 200, body: .part(part)) }

    /// A file to keep; the name is ours and never somebody else's.
    static func file(_ bytes: [UInt8], type: String, name: String) -> Reply {
        Reply(status: 200, body: .file(name: name, type: type, bytes))
    }

    /// Goes on to another page, which is then fetched with GET.
    static func go(_ path: String) -> Reply { Reply(status: 303, body: .redirect(path)) }

    /// The same answer with the badge of whoever looks after the licences.
    func withLicenceWork(_ count: Int?) -> Reply {
        guard case .page(var page) = body else { return self }
        page.licenceWork = count
        var reply = self
        reply.body = .page(page)
        return reply
    }

    /// The same answer with the badge of the visitor's own messages.
    func withUnread(_ count: Int?) -> Reply {
        guard case .page(var page) = body else { return self }
        page.unread = count
        var reply = self
        reply.body = .page(page)
        return reply
    }

    func setting(_ cookie: String) -> Reply {
        var reply = self
        reply.cookies.append(cookie)
        return reply
    }
}
