import Access
import Campaigns
import Care

/// Who has taken the closure report of a campaign away, the newest first.
struct ClosureExportsPage {
    let found: ListClosureExports.Outcome
    let asked: ListClosureExports
    let units: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = ListClosureExports(
            campaign: try visit.campaign, page: visit.fields["page"].flatMap(Int.init))
        let found = try await visit.perform(asked)
        let page = ClosureExportsPage(
            found: found, asked: asked, units: try await visit.unitNames(found.lines.compactMap(\.unit)),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var closure: String { "/campaigns/\(found.card.id)/closure" }

    private func page(for visit: Visit) -> Page {
        let name = visit.choose(found.card.titles)
        return Page(
            title: Phrase("closure.exports.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(closure)">‹ \(say: "closure.of", ["name": name])</a></p>
                <div class="head"><div><h1>\(say: "closure.exports.title")</h1>
                <p>\(say: "reports.exports.lead")</p></div></div>
                \(found.lines.isEmpty ? none : table(visit))
                \(PageLinks(path: "\(closure)/exports", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)\
                \(visit.watermark)
                """)
    }

    private var none: HTML { "<div class=\"empty\"><h2>\(say: "reports.exports.none")</h2></div>" }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="exports"><table>\
        <caption class="visually-hidden">\(say: "closure.exports.title")</caption>
        <thead><tr><th scope="col">\(say: "reports.exports.column.who")</th>
        <th scope="col">\(say: "closure.reach")</th>
        <th scope="col">\(say: "reports.export.reason")</th>
        <th scope="col">\(say: "reports.exports.column.when")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListClosureExports.Line, _ visit: Visit) -> HTML {
        let unit = line.unit.map { units[$0] ?? $0 }
        let whole: HTML = "\(say: "closure.exports.whole")"
        return """
            <tr><th scope="row">\(line.takenBy)</th>
            <td data-label="\(say: "closure.reach")"><span>\(unit ?? "")\(if: unit == nil, whole)</span></td>
            <td data-label="\(say: "reports.export.reason")"><span>\(line.reason)</span></td>
            <td data-label="\(say: "reports.exports.column.when")"><time datetime="\(line.takenAt.machineText)">\
            \(visit.date(line.takenAt))</time></td></tr>

            """
    }
}
