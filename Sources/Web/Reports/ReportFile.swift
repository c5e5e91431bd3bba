import Care
import Files
import Reports

/// A report as a list: every table line by line, then the parts, and who took it in every row's last cell.
struct ReportFile {
    let taken: ExportReport.Outcome

    private var report: ReadReport.Outcome { taken.report }

    func reply(_ visit: Visit) async throws -> Reply {
        let visit = await visit.naming(([report.place] + report.parts.compactMap(\.place)).map(\.region))
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

    private func header(_ visit: Visit) -> [String] {
        ["place", "measure", "band", "people", "share", "lowest", "highest", "before", "withMarked", "taken"]
            .map { visit.say(Phrase("reports.export.column.\($0)")) }
    }

    /// Who took it and when stands in each row: a row that is copied elsewhere takes it along.
    func mark(_ visit: Visit) -> String {
        visit.say(Phrase("reports.export.taken", ["who": taken.takenBy, "when": visit.date(taken.takenAt)]))
    }

    private func tables(_ visit: Visit) -> [[String]] {
        let (place, mark) = (visit.name(report.place), mark(visit))
        let counts: [(String, Int?)] = [("handedIn", report.handedIn), ("missing", report.missing)]
        let takingPart = counts.compactMap { name, count in
            count.map { [place, visit.say(Phrase("reports.measure.\(name)")), "", "\($0)", "", "", "", "", "", mark] }
        }
        return takingPart + report.tables.flatMap { table in
            without(table, place, mark, visit) + table.lines.map { line in
                [
                    place, visit.title(table.measure, table.titles), visit.name(line), "\(line.people)",
                    visit.percent(line.percent), visit.percent(line.lowest), visit.percent(line.highest),
                    line.before.map { visit.percent($0.percent) } ?? "", line.withMarked.map(String.init) ?? "", mark,
                ]
            }
        }
    }

    private func without(_ table: ReportTable, _ place: String, _ mark: String, _ visit: Visit) -> [[String]] {
        guard let without = table.without else { return [] }
        let (title, name) = (visit.title(table.measure, table.titles), visit.say(Phrase("reports.cell.without")))
        return [[place, title, name, "\(without)", "", "", "", "", "", mark]]
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
                return [
                    place, title, visit.name(line), "\(people)", line.codes.isEmpty ? "" : visit.percent(share), "", "",
                    "", "", mark,
                ]
            }
        }
    }
}
