import Access
import Care
import InterviewRules
import Interviews

/// Who is on the way to help or back, and whom to visit today.
struct PathVisitsPage {
    let found: ListPathVisits.Outcome
    let asked: ListPathVisits
    let names: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListPathVisits.self)
        let found = try await visit.perform(asked)
        let page = PathVisitsPage(
            found: found, asked: asked, names: try await visit.namesInCare(of: found.lines.map(\.member)),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("paths.list.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                <div class="head"><div><h1>\(say: "paths.list.title")</h1>
                <p>\(say: "paths.list.lead")</p></div></div>
                \(chips)\(list(visit))
                \(visit.watermark)
                """)
    }

    private var isToday: Bool { asked.today ?? false }

    private var chips: HTML {
        """
        <ul class="chips"><li><a href="/care/visits"\(if: !isToday, " aria-current=\"true\"")>\
        \(say: "paths.list.all", ["count": "\(found.people)"])</a></li>
        <li><a href="/care/visits?today=yes"\(if: isToday, " aria-current=\"true\"")>\
        \(say: "paths.list.today")</a></li></ul>
        """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.lines.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "paths.list.none")</h2><p>\(say: "paths.list.noneHint")</p></div>
                """
        }
        let next = "/care/visits?page=\((asked.page ?? 1) + 1)\(isToday ? "&today=yes" : "")"
        let more: HTML = """
            <p class="actions"><a class="btn small plain" href="\(next)">\(say: "interviews.list.more")</a></p>
            """
        return "\(PathTable(lines: found.lines, names: names).html(visit))\(if: found.hasMore, more)"
    }
}

/// The lines of people on their way; on a telephone one card each.
struct PathTable {
    let lines: [ListPathVisits.Line]
    let names: [String: String]

    func html(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "paths.list.title")</caption>
        <thead><tr><th scope="col">\(say: "interviews.column.person")</th>
        <th scope="col">\(say: "interviews.column.state")</th>
        <th scope="col">\(say: "interviews.column.due")</th></tr></thead>
        <tbody>\(each: lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListPathVisits.Line, _ visit: Visit) -> HTML {
        let isLate = line.due.map { $0 < visit.now } ?? false
        let due: HTML = line.due.map { """
            <time class="left" datetime="\($0.machineText)">\(visit.timeLeft(until: $0))</time>
            """ } ?? "–"
        let clock: HTML = line.clock.map { "<span class=\"sub\">\(say: $0.phrase)</span>" } ?? .empty
        return """
            <tr\(if: isLate, " class=\"late\"")>
            <th scope="row"><a href="/care/findings/\(line.finding.rawValue)">\(name(line, visit))</a>
            <span class="sub">\(line.unitNames.map { visit.choose($0) } ?? "")</span></th>
            <td data-label="\(say: "interviews.column.state")"><span>\(say: line.step.phrase)\
            <span class="sub">\(line.teacher ?? "–")</span></span></td>
            <td data-label="\(say: "interviews.column.due")"><div>\(due)\(clock)</div></td></tr>

            """
    }

    private func name(_ line: ListPathVisits.Line, _ visit: Visit) -> String {
        names[line.member] ?? visit.say(Phrase("interviews.notOnRoster"))
    }
}
