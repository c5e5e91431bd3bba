import Access
import Care
import Reports

/// Who has taken figures of a report away, the newest first.
struct ReportExportsPage {
    let found: ListReportExports.Outcome
    let asked: ListReportExports
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListReportExports.self)
        let page = ReportExportsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var report: String { "/reports/\(found.card.campaign.rawValue)" }

    private func page(for visit: Visit) -> Page {
        let campaign = visit.choose(found.card.titles)
        return Page(
            title: Phrase("reports.exports.of", ["campaign": campaign]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(report)">‹ \(campaign)</a></p>
                <div class="head"><div><h1>\(say: "reports.exports.title")</h1>
                <p>\(say: "reports.exports.lead")</p></div></div>
                \(found.lines.isEmpty ? none : table(visit))
                <p class="no-print small"><a href="/campaigns/\(found.card.campaign.rawValue)/closure/exports">\
                \(say: "closure.exports.title")</a></p>
                \(PageLinks(path: "\(report)/exports", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)\
                \(visit.watermark)
                """)
    }

    private var none: HTML { "<div class=\"empty\"><h2>\(say: "reports.exports.none")</h2></div>" }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="exports"><table>\
        <caption class="visually-hidden">\(say: "reports.exports.title")</caption>
        <thead><tr><th scope="col">\(say: "reports.exports.column.who")</th>
        <th scope="col">\(say: "reports.column.part")</th>
        <th scope="col">\(say: "reports.exports.column.file")</th>
        <th scope="col">\(say: "reports.export.reason")</th>
        <th scope="col">\(say: "reports.exports.column.when")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListReportExports.Line, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(line.takenBy)</th>
        <td data-label="\(say: "reports.column.part")"><span>\(visit.name(line.place))</span></td>
        <td data-label="\(say: "reports.exports.column.file")"><span>\(say: line.file)</span></td>
        <td data-label="\(say: "reports.export.reason")"><span>\(line.reason)</span></td>
        <td data-label="\(say: "reports.exports.column.when")"><time datetime="\(line.takenAt.machineText)">\
        \(visit.date(line.takenAt))</time></td></tr>

        """
    }
}

extension ListReportExports.Line {
    /// What kind of file it was: the report itself, that for officials, or the open data of a survey.
    fileprivate var file: Phrase {
        let words = format.split(separator: " ").map(String.init)
        let (first, last) = (words.first ?? "", words.last ?? "")
        if first == "advisory" { return Phrase("reports.exports.advisory", ["version": last]) }
        let kind = words.count > 1 ? first : "report"
        return Phrase("reports.exports.kind.\(kind)", ["format": last.uppercased()])
    }
}
