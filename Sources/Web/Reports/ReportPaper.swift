import Care
import Files
import ReportRules
import Reports

/// A report on A4: the bars and their tables, the parts, how the figures came about, and across each page who took it
/// and when.
struct ReportPaper {
    let taken: ExportReport.Outcome

    private var report: ReadReport.Outcome { taken.report }

    func bytes(_ visit: Visit) throws -> [UInt8] { try paper(for: visit).pdf() }

    /// What is printed, before it is set. Bars stand right above the table that they draw.
    func paper(for visit: Visit) -> PDFPaper {
        let (campaign, place) = (visit.choose(report.card.titles), visit.name(report.place))
        let mark = ReportFile(taken: taken).mark(visit)
        let head: [PDFPart] = [.title(place), .paragraph("\(campaign) · \(visit.say(report.card.window(visit)))")]
        let figures = takingPart(visit) + report.tables.flatMap { table($0, visit) } + parts(visit)
        let survey = taken.survey.map { SurveyPaper(survey: $0).parts(visit) } ?? []
        return PDFPaper(
            title: visit.say(Phrase("reports.of", ["campaign": campaign, "place": place])), language: visit.language,
            made: taken.takenAt, header: campaign, footer: mark, watermark: mark,
            parts: head + figures + survey + method(visit))
    }

    private func takingPart(_ visit: Visit) -> [PDFPart] {
        let few = visit.say(Phrase("reports.few"))
        let lines = [
            (Phrase("reports.handedIn"), report.handedIn), (Phrase("reports.missing"), report.missing),
        ].map { [visit.say($0), $1.map(String.init) ?? few] }
        let rate = [said("reports.rate", visit), report.response(visit) ?? few]
        let columns = [PDFColumn(""), PDFColumn(said("reports.column.people", visit), .trailing)]
        return [.table(PDFTable(columns, rows: lines + [rate]))]
    }

    private func table(_ table: ReportTable, _ visit: Visit) -> [PDFPart] {
        let people = visit.say(Phrase(table.peopleWords, ["count": "\(table.people)"]))
        let spread = table.spreadWords.map { " · \(visit.say($0))" } ?? ""
        let head: [PDFPart] = [.heading(visit.title(table.measure, table.titles)), .small("\(people)\(spread)")]
        guard table.lines.count > 1 else {
            return head + [.paragraph(said("reports.together", visit))] + norm(of: table, visit)
        }
        let bars = table.lines.map {
            PDFBars.Bar(
                visit.name($0), $0.percent, shown: visit.percent($0.percent), interval: $0.lowest...$0.highest)
        }
        let without = [table.withoutWords(visit), table.noMeanWords].compactMap { $0 }
            .map { PDFPart.small(visit.say($0)) }
        return head + [.bars(PDFBars(bars, full: 100)), .table(figures(of: table, visit))] + without
            + ReasonsCard(table: table, number: 0).paper(visit)
            + change(of: table, visit) + norm(of: table, visit)
    }

    /// What it was last time, in a table of its own: side by side they are too wide for A4.
    private func change(of table: ReportTable, _ visit: Visit) -> [PDFPart] {
        let rows = table.changeRows(visit)
        guard let last = report.comparedWith, !rows.isEmpty else { return [] }
        let before = visit.say(Phrase("reports.column.before", ["day": visit.date(last.day)]))
        let heads = [
            said("reports.column.band", visit), before, said("reports.column.change", visit),
            said("reports.column.interval", visit), said("reports.column.chance", visit),
        ]
        let columns = heads.enumerated().map { number, name in
            PDFColumn(name, share: number == 0 ? 2 : 1, number == 0 ? .leading : .trailing)
        }
        return [.table(PDFTable(columns, rows: rows))]
    }

    private func norm(of table: ReportTable, _ visit: Visit) -> [PDFPart] {
        guard let norm = table.norm else { return [] }
        let rows = table.normRows(visit)
        let columns = ReportTable.normHeads(visit).enumerated().map { number, name in
            PDFColumn(name, share: number == 0 ? 2 : 1, number == 0 ? .leading : .trailing)
        }
        let figures: [PDFPart] = rows.isEmpty ? [] : [
            .paragraph(visit.sentences(norm.words)), .table(PDFTable(columns, rows: rows)),
        ]
        let origin = visit.origin(norm.norm)
        return [.paragraph(said("reports.norm.title", visit))] + figures + [.small(visit.say(origin))]
    }

    private func figures(of table: ReportTable, _ visit: Visit) -> PDFTable {
        let hasNorm = table.norm?.shares.isEmpty == false
        let hasMarked = table.lines.contains { $0.withMarked != nil }
        var heads = ["column.band", "column.people", "column.share", "column.interval"]
        if hasMarked { heads.append("column.withMarked") }
        if hasNorm { heads.append("norm.column.share") }
        let columns = heads.enumerated().map { number, name in
            PDFColumn(
                said("reports.\(name)", visit), share: number == 0 ? 2 : 1, number == 0 ? .leading : .trailing)
        }
        let rows = table.lines.enumerated().map { place, line -> [String] in
            let marked = hasMarked ? [line.withMarked.map(String.init) ?? "–"] : []
            let norm = hasNorm ? [table.normShare(at: place, visit)] : []
            let share = [visit.percent(line.percent), visit.percents(line.lowest, line.highest)]
            return [visit.name(line), "\(line.people)"] + share + marked + norm
        }
        return PDFTable(columns, rows: rows)
    }

    private func parts(_ visit: Visit) -> [PDFPart] {
        guard !report.parts.isEmpty else { return [] }
        let lines = report.partLines.count > 1 ? report.partLines : []
        let columns = [PDFColumn(said("reports.column.part", visit), share: 2)]
            + ([said("reports.column.people", visit)] + lines.map(visit.name)).map { PDFColumn($0, .trailing) }
        let rows = report.parts.map { part in
            let name = part.place.map(visit.name) ?? visit.say(Phrase("reports.rest", ["count": "\(part.parts)"]))
            return [name, "\(part.people)"] + zip(lines, part.cells).map { "\($1)" }
        }
        return [.heading(said("reports.parts", visit)), .table(PDFTable(columns, rows: rows))]
    }

    private func method(_ visit: Visit) -> [PDFPart] {
        [.heading(said("reports.method.title", visit))]
            + ["small", "interval", "marked", "norm"].map { .small(said("reports.method.\($0)", visit)) }
    }

    private func said(_ key: String, _ visit: Visit) -> String { visit.say(Phrase(key)) }
}
