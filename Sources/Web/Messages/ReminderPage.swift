import Access
import Care
import Consents
import Messages

/// The one reminder of a campaign: how many it looks at, what it says, and one button.
struct ReminderPage {
    let found: CountNotBegun.Outcome
    let path: String
    let hasWay: Bool
    let waiting: Int?
    var problem: (any Problem)?
    var sent: RemindNotBegun.Outcome?

    static func show(
        _ visit: Visit, problem: (any Problem)?, sent: RemindNotBegun.Outcome? = nil
    ) async throws -> Reply {
        let page = ReminderPage(
            found: try await visit.perform(CountNotBegun(campaign: try visit.campaign.rawValue)),
            path: try visit.campaignPath, hasWay: try await visit.perform(ReadChannels()).sms,
            waiting: try await visit.waitingAlerts(), problem: problem, sent: sent)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError || problem is MessageProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    static func sent(_ outcome: RemindNotBegun.Outcome, _ visit: Visit) async throws -> Reply {
        try await show(visit, problem: nil, sent: outcome)
    }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.titles)
        return Page(
            title: Phrase("messages.reminder.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(path)">‹ \(name)</a></p>
                \(Form.faults(problem?.phrase, field: nil))\
                \(done)
                <div class="head"><div><h1>\(say: "messages.reminder.title")</h1>
                <p>\(say: "messages.reminder.lead") \
                \(say: "messages.reminder.closes", ["day": visit.date(found.closesAt.day)])</p></div></div>
                \(figures)
                <div class="split"><div>\(act(visit))</div><div>\(rules)</div></div>
                """)
    }

    private var figures: HTML {
        """
        <ul class="figures"><li><span>\(say: "messages.reminder.notBegun")</span>\
        <b>\(Figures.grouped(found.notBegun))</b></li></ul>
        """
    }

    private func act(_ visit: Visit) -> HTML {
        guard found.isOpen else { return "<p class=\"note\">\(say: "messages.reminder.notOpen")</p>" }
        guard found.notBegun > 0 else { return "<p class=\"note\">\(say: nobody(visit))</p>" }
        guard hasWay else { return inHouse(visit) }
        return """
            <section class="card" aria-labelledby="text"><h2 id="text">\(say: "messages.reminder.text")</h2>
            <blockquote lang="zh-Hans"><p>\(visit.house.words.text(Phrase("messages.sms.notBegun"), in: .zhHans))</p>
            </blockquote>
            <form method="post" action="\(path)/reminder">\(Form.token(visit))
            <button class="btn">\(say: "messages.do.remind", ["count": "\(found.notBegun)"])</button></form>
            <p class="small">\(say: "messages.reminder.hours")</p></section>
            """
    }

    /// No telephone rings: colleagues are told how many it is.
    private func inHouse(_ visit: Visit) -> HTML {
        """
        <p class="note warn">\(say: "messages.reminder.noWay")</p>
        <form method="post" action="\(path)/reminder">\(Form.token(visit))
        <button class="btn">\(say: "messages.do.remindHere")</button></form>
        """
    }

    private var done: HTML {
        guard let sent else { return .empty }
        let words = sent.rings ? Phrase("messages.reminder.sent") : Phrase("messages.reminder.sentHere")
        return "<p class=\"note good\" role=\"status\">\(say: words)</p>"
    }

    private func nobody(_ visit: Visit) -> Phrase {
        guard let at = found.remindedAt else { return Phrase("messages.reminder.nobody") }
        return Phrase("messages.reminder.done", ["time": visit.date(at)])
    }

    private var rules: HTML {
        """
        <section class="card" aria-labelledby="rules"><h2 id="rules">\(say: "messages.reminder.rules")</h2>
        <ul><li>\(say: "messages.reminder.once")</li><li>\(say: "messages.reminder.no")</li>
        <li>\(say: "messages.reminder.colleagues")</li>
        <li>\(say: "messages.reminder.whose")</li><li>\(say: "messages.reminder.hidden")</li></ul></section>
        """
    }
}
