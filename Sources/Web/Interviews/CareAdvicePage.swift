import Access
import Care
import Interviews
import Rosters

/// How a class teacher can help pupils of the own class. Why is not told, and nobody else is named.
struct CareAdvicePage {
    let lines: [ListCareAdvice.Line]
    let names: [String: String]

    static func show(_ visit: Visit) async throws -> Reply {
        let lines = try await visit.perform(ListCareAdvice())
        let members = lines.map(\.member)
        let opened = members.isEmpty
            ? [] : try await visit.perform(OpenClassNames(members: members.map { .init($0) }))
        let names = Dictionary(opened.map { ($0.member.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
        return .page(CareAdvicePage(lines: lines, names: names).page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        let none: HTML = """
            <div class="empty"><h2>\(say: "interviews.class.none")</h2><p>\(say: "interviews.class.noneHint")</p></div>
            """
        return Page(
            title: Phrase("interviews.class.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "interviews.class.title")</h1>
                <p>\(say: "interviews.class.lead")</p></div></div>
                \(if: lines.isEmpty, none)\(each: lines.map { card($0, visit) })
                \(if: !lines.isEmpty, "<p class=\"note\">\(say: "interviews.class.rule")</p>")\(visit.watermark)
                """)
    }

    private func card(_ line: ListCareAdvice.Line, _ visit: Visit) -> HTML {
        let id = "pupil-\(line.member)"
        return """
            <section class="card narrow" aria-labelledby="\(id)"><h2 id="\(id)">\(names[line.member] ?? "")</h2>
            <p class="small">\(visit.choose(line.unitNames))</p>\(AdviceWords(advice: line.advice).html)
            <p class="small">\(say: "interviews.advice.until", ["day": visit.date(line.advice.until)])</p></section>

            """
    }
}
