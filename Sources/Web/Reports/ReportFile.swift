import Care
import Files
import ReportRules
import Reports

/// A report as a list: every table line by line, then the parts, and who took it in every row's last cell.
struct ReportFile {
    let taken: ExportReport.Outcome

    private var report: ReadReport.Outcome { taken.report }

    func reply(_ visit: Visit) async throws -> Reply {
        let visit = await visit.naming(report.regions)
        let (header, rows) = (header(visit), tables(visit) + parts(visit))
        switch taken.format {
        case .pdf:
            return .file(try ReportPaper(taken: taken).bytes(visit), type: "application/pdf", name: "report.pdf")
        case .csv:
            return .file(
                CSVWriter.bytes(header: header, rows: rows), type: "text/csv; charset=utf-8", name: "report.csv")
        case .xlsx:
            let bytes = try XLSXWriter.bytes(
                sheet: visit.say(Phrase("reports.export.sheet")), header: header, rows: rows)
            return .file(
                bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "report.xlsx")
        }
    }

    private static let columns = [
        "place", "measure", "band", "people", "share", "lowest", "highest", "before", "change", "changeLowest",
        "changeHighest", "withMarked", "norm", "points", "source", "taken",
    ]

    private func header(_ visit: Visit) -> [String] {
        Self.columns.map { visit.say(Phrase("reports.export.column.\($0)")) }
    }

    /// Who took it and when stands in each row: a row that is copied elsewhere takes it along.
    func mark(_ visit: Visit) -> String {
        visit.say(Phrase("reports.export.taken", ["who": taken.takenBy, "when": visit.date(taken.takenAt)]))
    }

    private func tables(_ visit: Visit) -> [[String]] {
        let (place, mark) = (visit.name(report.place), mark(visit))
        let counts: [(String, Int?)] = [("handedIn", report.handedIn), ("missing", report.missing)]
        let takingPart = counts.compactMap { name, count in
            count.map { row([place, visit.say(Phrase("reports.measure.\(name)")), "", "\($0)"], mark) }
        }
        return takingPart + response(place, mark, visit) + report.tables.flatMap { table in
            without(table, place, mark, visit) + table.lines.enumerated().map { number, line in
                row([place] + cells(of: line, at: number, in: table, visit), mark)
            } + points(table, place, mark, visit)
        }
    }

    private func cells(of line: ReportLine, at number: Int, in table: ReportTable, _ visit: Visit) -> [String] {
        let named = [visit.title(table.measure, table.titles), visit.name(line), "\(line.people)"]
        let share = [line.percent, line.lowest, line.highest].map { visit.percent($0) }
        let others = [line.withMarked.map(String.init) ?? "", table.normShare(at: number, visit)]
        return named + share + change(line.before, visit) + others
    }

    private func response(_ place: String, _ mark: String, _ visit: Visit) -> [[String]] {
        report.response(visit).map { [row([place, visit.say(Phrase("reports.rate")), "", "", $0], mark)] } ?? []
    }

    /// The share of last time, and percentage points more than then with their interval.
    private func change(_ before: ReportLine.Before?, _ visit: Visit) -> [String] {
        guard let before else { return Array(repeating: "", count: 4) }
        return [visit.percent(before.percent)] + [before.change, before.lowest, before.highest].map(Self.written)
    }

    private func without(_ table: ReportTable, _ place: String, _ mark: String, _ visit: Visit) -> [[String]] {
        guard let without = table.without else { return [] }
        let (title, name) = (visit.title(table.measure, table.titles), visit.say(Phrase("reports.cell.without")))
        let reasons = table.reasons.map { reason in
            let named = visit.say(Phrase("reports.reasons.row", ["reason": visit.name(reason)]))
            return row([place, title, named, "\(reason.people)"], mark)
        }
        return [row([place, title, name, "\(without)"], mark)] + reasons
    }

    /// Mean and deviation, and beside a norm the difference and d: what is no share stands in the column of points, and
    /// has its interval beside it.
    private func points(_ table: ReportTable, _ place: String, _ mark: String, _ visit: Visit) -> [[String]] {
        guard let mean = table.mean, let deviation = table.deviation else { return [] }
        let (title, difference) = (visit.title(table.measure, table.titles), table.norm?.difference)
        let source = table.norm.map { visit.say(visit.origin($0.norm)) } ?? ""
        func line(
            _ name: String, _ people: Int?, _ points: Double, _ low: Double? = nil, _ high: Double? = nil
        ) -> [String] {
            let named = visit.say(Phrase("reports.norm.export.\(name)"))
            let interval = [low, high].map { $0.map(Self.written) ?? "" }
            let cells = [place, title, named, people.map(String.init) ?? "", ""] + interval
                + Array(repeating: "", count: 6) + [Self.written(points)]
            return row(cells + [difference == nil ? "" : source], mark)
        }
        let here = [
            line("here", table.people, mean, difference?.lowestMean, difference?.highestMean),
            line("deviation", nil, deviation),
        ]
        guard let norm = table.norm?.norm, let found = difference else { return here }
        return here + [
            line("norm", norm.people, norm.mean),
            line("difference", nil, found.points, found.lowest, found.highest),
            line("standardised", nil, found.standardised),
        ]
    }

    /// With a minus sign of its own: a cell that begins with a hyphen would be taken for a formula.
    private static func written(_ points: Double) -> String { points < 0 ? "−\(-points)" : "\(points)" }

    /// As many cells as the head has; the last says who took it.
    private func row(_ cells: [String], _ mark: String) -> [String] {
        cells + Array(repeating: "", count: max(0, Self.columns.count - 1 - cells.count)) + [mark]
    }

    private func parts(_ visit: Visit) -> [[String]] {
        guard let measure = report.partsBy else { return [] }
        let titles = report.tables.first { $0.measure == measure }?.titles ?? [:]
        let (title, mark) = (visit.title(measure, titles), mark(visit))
        return report.parts.flatMap { part in
            let place = part.place.map(visit.name)
                ?? visit.say(Phrase("reports.rest", ["count": "\(part.parts)"]))
            return zip(report.partLines, part.cells).map { line, people in
                let share = Double(people * 1_000 / max(1, part.base)) / 10
                return row(
                    [place, title, visit.name(line), "\(people)", line.codes.isEmpty ? "" : visit.percent(share)], mark)
            }
        }
    }
}
