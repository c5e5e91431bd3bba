import Access
import Care
import Files
import InterviewRules
import Interviews
import WarningRules

/// A person's own report on paper: the same words and numbers as on the page. No name, no code and nothing of what was
/// asked stands on it, nor in the name of the file.
struct OwnReportPaper {
    let report: ReadOwnReport.Outcome

    static func take(_ visit: Visit) async throws -> Reply {
        try await OwnReportPage.answer(visit) { code in
            let paper = OwnReportPaper(report: try await visit.performOpenly(TakeOwnReport(code: code)))
            return .file(try paper.bytes(visit), type: "application/pdf", name: "my-words.pdf")
        }
    }

    func bytes(_ visit: Visit) throws -> [UInt8] {
        let day = visit.date(report.report.releasedAt.day)
        let top: [PDFPart] = [
            .title(said("interviews.own.heading", visit)), .small("\(visit.choose(report.titles)) · \(day)"),
        ]
        let foot = PDFPart.small(said("interviews.own.noDiagnosis", visit))
        return try PDFPaper(
            title: said("interviews.own.title", visit), language: visit.language, made: visit.now,
            header: visit.choose(report.titles), footer: said("interviews.own.paperFoot", visit),
            parts: top + words(visit) + path(visit) + helpLines(visit) + [foot]
        ).pdf()
    }

    private func words(_ visit: Visit) -> [PDFPart] {
        let sentences = report.report.sentences.map { PDFPart.paragraph(visit.say($0.phrase)) }
        let own = report.report.words.map { [PDFPart.note($0)] } ?? []
        return [.heading(said("interviews.own.words", visit))] + sentences + own
    }

    private func path(_ visit: Visit) -> [PDFPart] { report.path.map { OwnPathCard(path: $0).parts(visit) } ?? [] }

    /// Below the words here: whoever holds a paper has no button to press, and the numbers stand out by their table.
    private func helpLines(_ visit: Visit) -> [PDFPart] {
        let lines = visit.house.helpLines.lines(for: report.region, on: visit.now.day)
        let columns = [
            PDFColumn(said("interviews.own.who", visit), share: 3), PDFColumn(said("interviews.own.call", visit)),
        ]
        let rows = lines.map { line in
            ["\(line.name(in: visit.language)) · \(line.description(in: visit.language))", "\(line.number)"]
        }
        return [.heading(said("interviews.own.help", visit)), .table(PDFTable(columns, rows: rows))]
    }

    private func said(_ key: String, _ visit: Visit) -> String { visit.say(Phrase(key)) }
}
