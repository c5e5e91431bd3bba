import Care
import Messages

/// One's own messages: what there is to look at, the newest first. Each is a button that leads there.
struct MessagesPage {
    let found: ListMessages.Outcome
    let asked: ListMessages
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListMessages.self)
        let page = MessagesPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var isAll: Bool { asked.all == true }
    private var hasUnread: Bool { found.messages.contains { !$0.isRead } }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("messages.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "messages.list.title")</h1>
                <p>\(say: "messages.list.lead")</p></div>\(if: hasUnread, readAll(visit))</div>
                \(chips)
                \(found.messages.isEmpty ? empty : list(visit))
                \(PageLinks(
                    path: "/messages", kept: isAll ? [("all", "yes")] : [], page: asked.page ?? 1,
                    hasMore: found.hasMore).html)
                """)
    }

    private func readAll(_ visit: Visit) -> HTML {
        """
        <form class="actions" method="post" action="/messages/read">\(Form.token(visit))
        <button class="btn small plain">\(say: "messages.do.readAll")</button></form>
        """
    }

    private var chips: HTML {
        """
        <ul class="chips"><li><a href="/messages"\(if: !isAll, " aria-current=\"true\"")>\
        \(say: "messages.list.unread")</a></li>
        <li><a href="/messages?all=yes"\(if: isAll, " aria-current=\"true\"")>\(say: "messages.list.all")</a></li></ul>
        """
    }

    private func list(_ visit: Visit) -> HTML {
        "<ul class=\"inbox\">\(each: found.messages.map { line($0, visit) })</ul>"
    }

    private func line(_ message: InboxMessage, _ visit: Visit) -> HTML {
        """
        <li\(if: !message.isRead, " class=\"unread\"")>
        <form method="post" action="/messages/\(message.id.rawValue)/open">\(Form.token(visit))
        <button><b>\(say: Self.title(message, visit))</b><span>\(say: Self.words(message, visit))</span>
        <small>\(if: !message.isRead, "<span class=\"state\">\(say: "messages.list.new")</span> ")\
        \(visit.date(message.madeAt))</small></button></form></li>

        """
    }

    private static func title(_ message: InboxMessage, _ visit: Visit) -> Phrase {
        Phrase("messages.kind.\(message.kind.rawValue).title", ["name": visit.choose(message.titles)])
    }

    private static func words(_ message: InboxMessage, _ visit: Visit) -> Phrase {
        Phrase(
            "messages.kind.\(message.kind.rawValue).words",
            ["count": "\(message.count ?? 0)", "time": message.at.map { visit.date($0) } ?? ""])
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: isAll ? "messages.list.none" : "messages.list.noneUnread")</h2>
        <p>\(say: "messages.list.noneWords")</p></div>
        """
    }
}
