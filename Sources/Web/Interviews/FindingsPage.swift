import Access
import Care
import InterviewRules
import Interviews

/// Whom to talk with, the gravest first. On a telephone one card each.
struct FindingsPage {
    let found: ListFindings.Outcome
    let asked: ListFindings
    /// Whom to visit today, on the way to help or back.
    let visits: ListPathVisits.Outcome
    let names: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListFindings.self)
        let found = try await visit.perform(asked)
        let visits = try await visit.perform(ListPathVisits(today: true))
        let people = found.findings.map(\.member) + visits.lines.map(\.member)
        let page = FindingsPage(
            found: found, asked: asked, visits: visits, names: try await visit.namesInCare(of: people),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("interviews.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "interviews.list.title")</h1>
                <p>\(say: "interviews.list.lead")</p></div></div>
                \(figures(visit))\(chips)\(today(visit))\(list(visit))\(reports(visit))
                \(visit.watermark)
                """)
    }

    private func figures(_ visit: Visit) -> HTML {
        let levels: [HTML] = found.levels.map { line in
            "<li><span>\(line.level.name(line.names, visit))</span><b>\(line.people)</b></li>\n"
        }
        return """
            <ul class="figures"><li\(if: found.late > 0, " class=\"bad\"")><span>\(say: "interviews.list.late")</span>
            <b>\(found.late)</b></li>\(each: Array(levels.prefix(4)))</ul>
            """
    }

    private var chips: HTML {
        let ended = asked.ended ?? false
        return """
            <ul class="chips"><li><a href="/care"\(if: !ended, " aria-current=\"true\"")>\
            \(say: "interviews.list.open")</a></li>
            <li><a href="/care?ended=yes"\(if: ended, " aria-current=\"true\"")>\(say: "interviews.list.all")</a></li>
            <li><a href="/care/retests">\(say: "interviews.list.retests", ["count": "\(found.retests)"])</a></li>
            <li><a href="/care/visits">\(say: "paths.list.chip", ["count": "\(visits.people)"])</a></li>
            <li><a href="/care/tags">\(say: "tags.list.title")</a></li>
            <li><a href="/care/weeks">\(say: "weeks.title")</a></li>
            <li><a href="/transfers">\(say: "transfers.list.title")</a></li></ul>
            """
    }

    /// Only where somebody waits for a visit.
    private func today(_ visit: Visit) -> HTML {
        guard !visits.lines.isEmpty else { return .empty }
        let more: HTML = """
            <p class="no-print"><a href="/care/visits?today=yes">\(say: "paths.list.moreToday")</a></p>
            """
        return """
            <section aria-labelledby="visits"><h2 id="visits">\(say: "paths.list.today")</h2>
            \(PathTable(lines: visits.lines, names: names).html(visit))\(if: visits.hasMore, more)</section>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.findings.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "interviews.list.none")</h2>
                <p>\(say: "interviews.list.noneHint")</p></div>
                """
        }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "interviews.list.title")</caption>
            <thead><tr><th scope="col">\(say: "interviews.column.level")</th>
            <th scope="col">\(say: "interviews.column.person")</th>
            <th scope="col">\(say: "interviews.column.state")</th>
            <th scope="col">\(say: "interviews.column.due")</th></tr></thead>
            <tbody>\(each: found.findings.map { row($0, visit) })</tbody></table></div>\(next)
            """
    }

    private func row(_ card: FindingCard, _ visit: Visit) -> HTML {
        let names = found.levels.first { $0.level == card.present }?.names ?? [:]
        let isLate = card.firstDue.map { $0 < visit.now } ?? false
        let due: HTML = card.firstDue.map { """
            <time class="left" datetime="\($0.machineText)">\(visit.timeLeft(until: $0))</time>
            """ } ?? "–"
        let clock: HTML = card.firstPhrase.map { "<span class=\"sub\">\(say: $0)</span>" } ?? .empty
        return """
            <tr\(if: isLate, " class=\"late\"")><td>\(card.present.badge(names, visit))</td>
            <th scope="row"><a href="/care/findings/\(card.id.rawValue)">\(name(card, visit))</a>
            <span class="sub">\(card.unitNames.map { visit.choose($0) } ?? "")</span>\
            \(if: found.keyPupils.contains(card.member), key)</th>
            <td data-label="\(say: "interviews.column.state")"><span>\(say: card.state)\
            <span class="sub">\(say: card.origin) · \(visit.choose(card.titles))</span></span></td>
            <td data-label="\(say: "interviews.column.due")"><div>\(due)\(clock)\(weeks(card, visit))</div></td></tr>

            """
    }

    /// Until when somebody looks sooner than the level asks.
    private func weeks(_ card: FindingCard, _ visit: Visit) -> HTML {
        guard !card.isOver, let last = card.weeksUntil, last >= visit.now.day else { return .empty }
        return "<span class=\"sub\">\(say: "interviews.weeks.until", ["day": visit.date(last)])</span>"
    }

    /// That something is noted; what it is stands on the person's own page, and changes no place in the list.
    private var key: HTML { "<span class=\"sub\">\(say: "tags.chip")</span>" }

    private func name(_ card: FindingCard, _ visit: Visit) -> String {
        names[card.member] ?? visit.say(Phrase("interviews.notOnRoster"))
    }

    private var next: HTML {
        guard found.hasMore else { return .empty }
        let ended = asked.ended == true ? "&ended=yes" : ""
        return """
            <p class="actions no-print"><a class="btn small plain" href="/care?page=\((asked.page ?? 1) + 1)\(ended)">\
            \(say: "interviews.list.more")</a></p>
            """
    }

    /// Everybody gets a report, or nobody does: otherwise having one would tell.
    private func reports(_ visit: Visit) -> HTML {
        guard !found.campaigns.isEmpty else { return .empty }
        return """
            <section class="card no-print" aria-labelledby="reports">
            <h2 id="reports">\(say: "interviews.reports.title")</h2>
            <p>\(say: "interviews.reports.lead")</p>
            <ul class="tally">\(each: found.campaigns.map { report($0, visit) })</ul></section>
            """
    }

    private func report(_ line: ListFindings.CampaignLine, _ visit: Visit) -> HTML {
        let form: HTML = """
            <form method="post" action="/care/reports">\(Form.token(visit))\(Form.hidden("campaign", line.campaign))
            <button class="btn small quiet" aria-label="\(say: "interviews.reports.doThis",
                ["campaign": visit.choose(line.titles)])">\(say: "interviews.reports.do")</button></form>
            """
        let done: HTML = """
            <span class="count">\(say: "interviews.reports.done",
                ["time": line.releasedAt.map { visit.date($0) } ?? ""])</span>
            """
        let none: HTML = "<span class=\"count\">\(say: "interviews.plan.noReports")</span>"
        let released: HTML = line.releasedAt == nil ? form : done
        return """
            <li><span>\(visit.choose(line.titles))<br><span class="small">\(say: "interviews.reports.handedIn",
                ["count": "\(line.handedIn)"])</span></span>\(line.hasReport ? released : none)</li>

            """
    }
}

extension FindingCard {
    /// How far the care is, in a word.
    var state: Phrase {
        if handedOnAt != nil { return Phrase("interviews.state.handedOn") }
        if closedAt != nil { return Phrase("interviews.state.closed") }
        if talkedAt == nil { return Phrase("interviews.state.waits") }
        return Phrase("interviews.state.talked", ["teacher": teacher ?? ""])
    }

    /// Why somebody is on the list, without a score.
    var origin: Phrase {
        if transfer != nil { return Phrase("interviews.origin.transfer") }
        if isInsteadOfRetest { return Phrase("interviews.origin.instead") }
        return Phrase(hasFlag ? "interviews.origin.flag" : "interviews.origin.score")
    }
}
