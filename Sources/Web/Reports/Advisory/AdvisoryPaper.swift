import Care
import Files
import Reports

/// The report for officials on A4: state and analysis, advice, who wrote it and who agreed, and the figures behind it.
struct AdvisoryPaper {
    let taken: PrintAdvisory.Outcome

    private var report: ReadReport.Outcome { taken.report }

    func reply(_ visit: Visit) async throws -> Reply {
        try .paper(paper(for: await visit.naming(report.regions)), name: "advisory")
    }

    /// What is printed, before it is set.
    func paper(for visit: Visit) -> PDFPaper {
        let (campaign, place) = (visit.choose(report.card.titles), visit.name(report.place))
        let mark = visit.say(
            Phrase("reports.export.taken", ["who": taken.takenBy, "when": visit.date(taken.takenAt)]))
        return PDFPaper(
            title: visit.say(Phrase("reports.advisory.of", ["campaign": campaign])), language: visit.language,
            made: taken.takenAt, header: campaign, footer: mark, watermark: mark,
            parts: [
                .title(said("reports.advisory.title", visit)),
                .paragraph("\(place) · \(campaign) · \(visit.say(report.card.window(visit)))"),
                .heading(said("reports.advisory.state", visit)),
            ] + taken.statements.map { .paragraph(visit.sentence($0)) } + advice(visit) + figures(visit))
    }

    private func advice(_ visit: Visit) -> [PDFPart] {
        let paragraphs = taken.advice.advice.split(separator: "\n", omittingEmptySubsequences: true)
            .map { PDFPart.paragraph(String($0)) }
        let version = visit.say(Phrase("reports.advisory.version", ["number": "\(taken.advice.version)"]))
        let hands = [
            [said("reports.advisory.advice.by", visit), taken.advice.writtenBy, visit.date(taken.advice.writtenAt)],
            [
                said("reports.advisory.advice.agreed", visit), taken.advice.decidedBy ?? "",
                taken.advice.decidedAt.map { visit.date($0) } ?? "",
            ],
        ]
        let columns = [
            PDFColumn(said("reports.advisory.column.version", visit)),
            PDFColumn(said("reports.advisory.column.who", visit)),
            PDFColumn(said("reports.advisory.column.when", visit)),
        ]
        return [.heading(said("reports.advisory.advice", visit)), .small(version)] + paragraphs
            + [.table(PDFTable(columns, rows: hands)), .paragraph(said("reports.advisory.unsigned", visit))]
    }

    /// The lines that the sentences speak of, once more as a table.
    private func figures(_ visit: Visit) -> [PDFPart] {
        let told = taken.statements.filter { $0.kind == .band }
        guard !told.isEmpty else { return [.small(said("reports.advisory.paper.kept", visit))] }
        let heads = ["band", "people", "share", "interval"]
        let columns = heads.enumerated().map { number, name in
            PDFColumn(
                said("reports.column.\(name)", visit), share: number == 0 ? 2 : 1, number == 0 ? .leading : .trailing)
        }
        let rows = told.map { line in
            [
                "\(visit.choose(line.titles)) · \(line.line.map { visit.name($0) } ?? "")",
                line.line.map { "\($0.people)" } ?? "", line.percent.map { visit.percent($0) } ?? "",
                visit.percents(line.lowest ?? 0, line.highest ?? 0),
            ]
        }
        return [.table(PDFTable(columns, rows: rows)), .small(said("reports.advisory.paper.kept", visit))]
    }

    private func said(_ key: String, _ visit: Visit) -> String { visit.say(Phrase(key)) }
}
