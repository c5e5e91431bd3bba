import Access
import Care
import ReportRules
import Reports

/// The norms that reports are compared with, each with whom it tells of and where it is from.
struct NormsPage {
    let found: ListNorms.Outcome
    let asked: ListNorms
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListNorms.self)
        let page = NormsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("reports.norms.title"), frame: .staff, waiting: waiting,
            main: """
                <p><a href="/reports">‹ \(say: "reports.list.title")</a></p>
                <div class="head"><div><h1>\(say: "reports.norms.title")</h1><p>\(say: "reports.norms.lead")</p></div>\
                \(if: visit.holds(.loadInstruments), """
                    <div class="actions"><a class="btn small" href="/norms/import">\
                    \(say: "imports.kind.norms.title")</a></div>
                    """)</div>
                \(found.norms.isEmpty ? empty : table(visit))
                \(PageLinks(path: "/norms", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "reports.norms.empty")</h2><p>\(say: "reports.norms.emptyWords")</p></div>
        """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="norms"><table>\
        <caption class="visually-hidden">\(say: "reports.norms.title")</caption>
        <thead><tr><th scope="col">\(say: "reports.norms.column.scale")</th>
        <th scope="col">\(say: "reports.norms.column.group")</th>
        <th scope="col">\(say: "reports.norms.column.figures")</th>
        <th scope="col">\(say: "reports.norms.column.holds")</th>
        <th scope="col">\(say: "reports.norms.column.source")</th></tr></thead>
        <tbody>\(each: found.norms.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ listed: ListNorms.Listed, _ visit: Visit) -> HTML {
        let norm = listed.norm
        let scale = listed.titles.isEmpty ? norm.questionnaire : visit.choose(listed.titles)
        let part = listed.partTitles.isEmpty
            ? visit.say(Phrase("reports.norm.total")) : visit.choose(listed.partTitles)
        return """
            <tr><th scope="row">\(scale)<span class="sub">\(part)\(if: norm.group.version != nil, """
                 · \(say: "reports.norms.version", ["version": norm.group.version ?? ""])
                """)</span></th>
            <td data-label="\(say: "reports.norms.column.group")"><span>\(norm.population)\
            <span class="sub">\(visit.group(norm))</span></span></td>
            <td data-label="\(say: "reports.norms.column.figures")"><span>\("\(norm.mean)") (\("\(norm.deviation)"))\
            <span class="sub">\(say: "reports.norm.people", ["count": Figures.grouped(norm.people)])</span></span></td>
            <td data-label="\(say: "reports.norms.column.holds")"><span>\(say: visit.holds(norm))</span></td>
            <td data-label="\(say: "reports.norms.column.source")"><span>\(norm.source)</span></td></tr>

            """
    }
}
