import Access
import Care
import WarningRules
import Warnings

/// The hand-over from one duty to the next: what waits for me, mine to give, and the latest ones.
struct HandOverPage {
    let region: Region
    let found: ListHandOvers.Outcome
    let form: RosterForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let form = RosterForm(visit: visit, problem: problem)
        let region = try visit.rosterRegion
        let found = try await visit.perform(ListHandOvers(region: region))
        let page = HandOverPage(region: region, found: found, form: form, waiting: try await visit.waitingAlerts())
        return form.reply(page.page)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        visit.isMendable(problem) ? try await show(visit, problem: problem) : nil
    }

    private var page: Page {
        let visit = form.visit
        let mine = found.lines.filter { $0.isForMe && $0.acceptedAt == nil }
        return Page(
            title: form.title(Phrase("duty.handOver.title")), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/duty/roster?region=\(region.code)">‹ \(say: "duty.back")</a></p>
                \(form.faults)
                <div class="head"><div><h1>\(say: "duty.handOver.title") · \(visit.placeName(region))</h1>
                <p>\(say: "duty.handOver.lead")</p></div></div>
                \(each: mine.map(forMe))
                \(if: found.isOnDuty, give)
                \(if: !found.isOnDuty, "<p class=\"note\">\(say: "duty.handOver.notOnDuty")</p>")
                \(story)
                """)
    }

    private func forMe(_ line: ListHandOvers.Line) -> HTML {
        """
        <section class="card note-card"><h2>\(say: "duty.handOver.forMe", ["name": line.giver])</h2>
        \(said(line))
        <form method="post" action="/duty/hand-over/\(line.id.rawValue)/accept">\(Form.token(form.visit))
        \(Form.hidden("region", region.code))
        <button class="btn">\(say: "duty.do.accept")</button></form></section>
        """
    }

    private var give: HTML {
        """
        <form class="card roster-form" method="post" action="/duty/hand-over">\(Form.token(form.visit))
        \(Form.request(form.visit))\(Form.hidden("region", region.code))
        <h2>\(say: "duty.handOver.give")</h2>
        <p>\(say: "duty.handOver.openNow", ["count": "\(found.open)"])</p>
        \(form.person("taker", "duty.field.taker", found.colleagues, first: nil))
        \(form.note("warnings.field.noteOptional", hint: "duty.hint.noNames"))
        <div class="actions"><button class="btn">\(say: "duty.do.handOverThis")</button></div></form>
        """
    }

    private var story: HTML {
        guard !found.lines.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="hand-overs"><h2 id="hand-overs">\(say: "duty.handOver.latest")</h2>
            <ol class="story">\(each: found.lines.map(told))</ol></section>
            """
    }

    private func told(_ line: ListHandOvers.Line) -> HTML {
        let accepted = line.acceptedAt.map { ["time": form.visit.when($0)] }
        return """
            <li><time datetime="\(line.givenAt.machineText)">\(form.visit.when(line.givenAt))</time>
            <strong>\(say: "duty.handOver.fromTo", ["giver": line.giver, "taker": line.taker])</strong>
            \(if: accepted != nil, "<span class=\"state\">\(say: "duty.handOver.accepted", accepted ?? [:])</span>")
            \(if: accepted == nil, "<span class=\"state\">\(say: "duty.handOver.waits")</span>")
            \(said(line))</li>

            """
    }

    private func said(_ line: ListHandOvers.Line) -> HTML {
        let counts = ["open": "\(line.open)", "waiting": "\(line.waiting)", "late": "\(line.overdue)"]
        return """
            <p>\(say: "duty.handOver.counts", counts)</p>
            \(if: line.note != nil, "<p class=\"said\">\(line.note ?? "")</p>")
            """
    }
}
