import Access
import Care
import Interviews

/// Who should be asked again, from when on, and what was decided.
struct RetestsPage {
    let found: ListRetests.Outcome
    let asked: ListRetests
    let names: [String: String]
    let waiting: Int?
    /// What stood against the last decision.
    var problem: (any Problem)?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(try await visit.input(ListRetests.self), visit).page(for: visit))
    }

    /// The whole list, so that whoever it was about is seen on it again.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is InterviewError else { return nil }
        var page = try await find(ListRetests(decided: true), visit)
        page.problem = problem
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    private static func find(_ asked: ListRetests, _ visit: Visit) async throws -> RetestsPage {
        let found = try await visit.perform(asked)
        return RetestsPage(
            found: found, asked: asked, names: try await visit.namesInCare(of: found.lines.map(\.member)),
            waiting: try await visit.waitingAlerts())
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("interviews.retest.title")
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                <div class="head"><div><h1>\(say: "interviews.retest.title")</h1>
                <p>\(say: "interviews.retest.lead")</p></div></div>
                \(Form.faults(problem?.phrase, field: nil))\(chips)\(list(visit))\(visit.watermark)
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
        let obstacle = line.obstacle.map { InterviewError.cannotComeAgain($0).phrase }
        let way = obstacle ?? invited ?? Phrase("interviews.retest.way")
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
        // Only what can be done is offered; what was decided before is shown all the same.
        let choices = RetestDecision.allCases.filter { $0 != .again || line.obstacle == nil || line.decision == .again }
        let buttons: [HTML] = choices.map { each in
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
