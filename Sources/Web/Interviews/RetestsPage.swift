import Access
import Care
import Interviews

/// Who should be asked again, from when on, and what was decided.
struct RetestsPage {
    let found: ListRetests.Outcome
    let asked: ListRetests
    let names: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListRetests.self)
        let found = try await visit.perform(asked)
        let page = RetestsPage(
            found: found, asked: asked, names: try await visit.names(of: found.lines.map(\.member)),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("interviews.retest.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                <div class="head"><div><h1>\(say: "interviews.retest.title")</h1>
                <p>\(say: "interviews.retest.lead")</p></div></div>\(chips)\(list(visit))
                """)
    }

    private var chips: HTML {
        let all = asked.decided ?? false
        return """
            <ul class="chips"><li><a href="/care/retests"\(if: !all, " aria-current=\"true\"")>\
            \(say: "interviews.retest.open")</a></li><li>\
            <a href="/care/retests?decided=yes"\(if: all, " aria-current=\"true\"")>\
            \(say: "interviews.list.all")</a></li></ul>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.lines.isEmpty else {
            return "<div class=\"empty\"><h2>\(say: "interviews.retest.none")</h2></div>"
        }
        let next = "/care/retests?page=\((asked.page ?? 1) + 1)\(asked.decided == true ? "&decided=yes" : "")"
        let more: HTML = """
            <p class="actions"><a class="btn small plain" href="\(next)">\(say: "interviews.list.more")</a></p>
            """
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "interviews.retest.title")</caption>
            <thead><tr><th scope="col">\(say: "interviews.column.person")</th>
            <th scope="col">\(say: "interviews.retest.earliest")</th>
            <th scope="col">\(say: "interviews.retest.decide")</th></tr></thead>
            <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>\(if: found.hasMore, more)
            """
    }

    private func row(_ line: ListRetests.Line, _ visit: Visit) -> HTML {
        let name = names[line.member] ?? visit.say(Phrase("interviews.notOnRoster"))
        let invited = line.invitedUntil.map { Phrase("interviews.retest.invited", ["day": visit.date($0.day)]) }
        let later = line.isWithinCampaign ? Phrase("interviews.retest.within") : Phrase("interviews.retest.later")
        let way = invited ?? later
        return """
            <tr><th scope="row"><a href="/care/people/\(line.participant)">\(name)</a>
            <span class="sub">\(line.unitNames.map { "\(visit.choose($0)) · " } ?? "")\
            \(visit.choose(line.titles))</span></th>
            <td data-label="\(say: "interviews.retest.earliest")"><span>\(visit.date(line.earliest))\
            <span class="sub">\(say: way)</span></span></td>
            <td>\(decision(line, name, visit))</td></tr>

            """
    }

    private func decision(_ line: ListRetests.Line, _ name: String, _ visit: Visit) -> HTML {
        let buttons: [HTML] = RetestDecision.allCases.map { each in
            """
            <button class="btn small \(each == line.decision ? "quiet" : "plain")" name="decision" \
            value="\(each.rawValue)"\(if: each == line.decision, " aria-pressed=\"true\"") \
            aria-label="\(say: "interviews.retest.of", ["name": name, "decision": visit.say(each.phrase)])">\
            \(say: each.phrase)</button>

            """
        }
        return """
            <form class="inline-form" method="post" action="/care/retests/\(line.participant)">\(Form.token(visit))\
            \(each: buttons)</form>
            """
    }
}
