import Care
import Reports

/// The parts of a place, by one measure: the schools of a county, the grades of a school, the classes of a grade.
struct ReportPartsTable {
    let page: ReportPage

    private var report: ReadReport.Outcome { page.report }

    func html(_ visit: Visit) -> HTML {
        guard let chosen = report.partsBy, !report.parts.isEmpty else { return .empty }
        return """
            <section class="report-parts" aria-labelledby="parts"><h2 id="parts">\(say: "reports.parts")</h2>
            <ul class="chips">\(each: report.partMeasures.map { chip($0, chosen, visit) })</ul>
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "reports.parts")</caption>
            <thead><tr><th scope="col">\(say: "reports.column.part")</th>
            <th scope="col" class="num">\(say: "reports.column.people")</th>\(each: lines.map { head($0, visit) })</tr>
            </thead><tbody>\(each: report.parts.map { row($0, visit) })</tbody></table></div>
            \(PageLinks(
                path: page.path, kept: [("place", report.place.id), ("measure", chosen.code)],
                page: visit.fields["page"].flatMap(Int.init) ?? 1, hasMore: report.hasMore).html)</section>
            """
    }

    /// A single figure is the number of people once more.
    private var lines: [ReportLine] { report.partLines.count > 1 ? report.partLines : [] }

    private func chip(_ measure: Measure, _ chosen: Measure, _ visit: Visit) -> HTML {
        let path = "\(page.link(report.place.id))&measure=\(Visit.encoded(measure.code))"
        let titles = report.tables.first { $0.measure == measure }?.titles ?? [:]
        return """
            <li><a href="\(path)"\(if: measure == chosen, " aria-current=\"true\"")>\
            \(visit.title(measure, titles))</a></li>

            """
    }

    private func head(_ line: ReportLine, _ visit: Visit) -> HTML {
        "<th scope=\"col\" class=\"num\">\(visit.name(line))</th>"
    }

    private func row(_ part: ReportPart, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(name(part, visit))</th>
        <td data-label="\(say: "reports.column.people")" class="num"><span>\(Figures.grouped(part.people))</span></td>
        \(each: zip(lines, part.cells).map { cell($0, $1, of: part.base, visit) })</tr>

        """
    }

    private func name(_ part: ReportPart, _ visit: Visit) -> HTML {
        guard let place = part.place else { return "\(say: "reports.rest", ["count": "\(part.parts)"])" }
        return "<a href=\"\(page.link(place.id))\">\(visit.name(place))</a>"
    }

    private func cell(_ line: ReportLine, _ people: Int, of all: Int, _ visit: Visit) -> HTML {
        // Who has no result is no share of those who have one.
        let isShare = !line.codes.isEmpty
        return """
            <td data-label="\(visit.name(line))" class="num"><span>\(Figures.grouped(people))\(if: isShare, """
                <span class="sub">\(visit.percent(Double(people * 1_000 / max(1, all)) / 10))</span>
                """)</span></td>
            """
    }
}
