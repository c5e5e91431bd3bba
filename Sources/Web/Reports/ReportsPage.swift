import Access
import Care
import Reports

/// The reports of one's own places and units.
struct ReportsPage {
    let found: ListReports.Outcome
    let asked: ListReports
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListReports.self)
        let page = ReportsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("reports.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "reports.list.title")</h1>
                <p>\(say: "reports.list.lead")</p></div>
                <div class="actions"><a class="btn small quiet" href="/norms">\(say: "reports.norms.title")</a></div>\
                </div>
                \(stopped(visit))\(found.reports.isEmpty ? empty : table(visit))
                \(PageLinks(path: "/reports", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    private func stopped(_ visit: Visit) -> HTML {
        guard !found.stopped.isEmpty else { return .empty }
        return """
            <section class="note warn" aria-labelledby="stopped"><h2 id="stopped">\(say: "reports.drawing.stopped")</h2>
            <ul>\(each: found.stopped.map { $0.line(visit) })</ul></section>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="reports"><table>\
        <caption class="visually-hidden">\(say: "reports.list.title")</caption>
        <thead><tr><th scope="col">\(say: "reports.column.name")</th>
        <th scope="col">\(say: "reports.column.window")</th>
        <th scope="col">\(say: "reports.column.drawn")</th></tr></thead>
        <tbody>\(each: found.reports.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ card: ReportCard, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/reports/\(card.campaign.rawValue)">\(visit.choose(card.titles))</a></th>
        <td data-label="\(say: "reports.column.window")"><span>\(say: card.window(visit))</span></td>
        <td data-label="\(say: "reports.column.drawn")"><span>\(visit.date(card.drawnAt.day))</span></td></tr>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "reports.list.empty")</h2><p>\(say: "reports.list.emptyWords")</p></div>
        """
    }
}
