import Access
import Care
import Messages

/// What leaves the house: whether the ways out are set up, how much waits, and what was given up and why.
struct OutboxPage {
    let found: ReadOutbox.Outcome
    let asked: ReadOutbox
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let asked = ReadOutbox(page: visit.fields["page"].flatMap(Int.init))
        let page = OutboxPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts(),
            problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is MessageProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("messages.outbox.title"), frame: .staff, waiting: waiting,
            main: """
                \(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: "messages.outbox.title")</h1>
                <p>\(say: "messages.outbox.lead")</p></div></div>
                <ul class="figures"><li><span>\(say: "messages.outbox.waiting")</span>\
                <b>\(Figures.grouped(found.waiting))</b></li>
                <li><span>\(say: "messages.outbox.delayed")</span><b>\(Figures.grouped(found.delayed))</b></li>
                <li><span>\(say: "messages.outbox.givenUp")</span><b>\(Figures.grouped(found.givenUp))</b></li></ul>
                \(ways)\(found.lines.isEmpty ? none : table(visit))
                \(PageLinks(path: "/outbox", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    private var ways: HTML {
        """
        <div class="card"><dl class="pairs">
        <dt>\(say: "messages.channel.sms")</dt><dd>\(say: Self.state(found.isSMSSetUp))</dd>
        <dt>\(say: "messages.channel.webhook")</dt><dd>\(say: Self.state(found.isWebhookSetUp))</dd></dl></div>
        """
    }

    private static func state(_ isSetUp: Bool) -> Phrase {
        Phrase(isSetUp ? "messages.outbox.setUp" : "messages.outbox.notSetUp")
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption>\(say: "messages.outbox.list")</caption>
        <thead><tr><th scope="col">\(say: "messages.column.kind")</th>
        <th scope="col">\(say: "messages.column.place")</th><th scope="col">\(say: "messages.column.fault")</th>
        <th scope="col">\(say: "messages.column.act")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ReadOutbox.GivenUp, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(say: "messages.outbox.kind.\(line.kind.rawValue)")
        <span class="sub">\(say: "messages.channel.\(line.channel.rawValue)")</span></th>
        <td data-label="\(say: "messages.column.place")"><span>\(visit.placeName(line.region))</span></td>
        <td data-label="\(say: "messages.column.fault")"><span>\
        \(if: line.fault != nil, "\(say: "messages.fault.\(line.fault?.rawValue ?? "")")")\
        <span class="sub">\(say: "messages.outbox.tries", [
            "count": "\(line.attempts)", "time": visit.date(line.givenUpAt),
        ])</span></span></td>
        <td data-label="\(say: "messages.column.act")"><form method="post" action="/outbox/\(line.id.rawValue)/retry">\
        \(Form.token(visit))<button class="btn small quiet">\(say: "messages.do.retry")</button></form></td></tr>

        """
    }

    private var none: HTML {
        """
        <div class="empty"><h2>\(say: "messages.outbox.none")</h2><p>\(say: "messages.outbox.noneWords")</p></div>
        """
    }
}
