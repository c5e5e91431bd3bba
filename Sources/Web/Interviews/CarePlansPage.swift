import Access
import Care
import InterviewRules
import Interviews

/// For which pupils the school looks together, and how. The head reads level and plan; what was answered or said stays
/// with the psychology teacher.
struct CarePlansPage {
    let found: ListCarePlans.Outcome
    let asked: ListCarePlans
    let names: [String: String]

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListCarePlans.self)
        let found = try await visit.perform(asked)
        let names = try await visit.names(of: found.lines.map(\.member))
        return .page(CarePlansPage(found: found, asked: asked, names: names).page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        let none: HTML = """
            <div class="empty"><h2>\(say: "interviews.plans.none")</h2><p>\(say: "interviews.plans.noneHint")</p></div>
            """
        let cards: [HTML] = found.lines.enumerated().map { card($0.element, number: $0.offset, visit) }
        let next = "/care-plans?page=\((asked.page ?? 1) + 1)"
        let more: HTML = """
            <p class="actions"><a class="btn small plain" href="\(next)">\(say: "interviews.list.more")</a></p>
            """
        return Page(
            title: Phrase("interviews.plans.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "interviews.plans.title")</h1>
                <p>\(say: "interviews.plans.lead")</p></div></div>
                \(if: found.lines.isEmpty, none)\(each: cards)\(if: found.hasMore, more)
                \(if: !found.lines.isEmpty, "<p class=\"note\">\(say: "interviews.plans.rule")</p>")
                \(visit.watermark)
                """)
    }

    private func card(_ line: ListCarePlans.Line, number: Int, _ visit: Visit) -> HTML {
        let id = "plan-\(number)"
        let look: HTML = """
            <dt>\(say: "interviews.field.nextLook")</dt><dd>\(line.nextLook.map { visit.date($0) } ?? "–")</dd>
            """
        return """
            <section class="card narrow" aria-labelledby="\(id)"><h2 id="\(id)">\
            \(line.level.badge(line.levelNames, visit)) \(name(line, visit))</h2>
            <p class="small">\(line.unitNames.map { "\(visit.choose($0)) · " } ?? "")\(visit.date(line.since))</p>
            <dl class="pairs"><dt>\(say: "interviews.field.plan")</dt><dd>\(plan(line))</dd>\(look)
            <dt>\(say: "interviews.fact.teacher")</dt><dd>\(line.teacher ?? "–")</dd></dl></section>

            """
    }

    private func name(_ line: ListCarePlans.Line, _ visit: Visit) -> String {
        names[line.member] ?? visit.say(Phrase("interviews.notOnRoster"))
    }

    private func plan(_ line: ListCarePlans.Line) -> HTML {
        guard let plan = line.plan else { return "\(say: "interviews.plans.ask")" }
        return "\(plan)"
    }
}
