import Care
import Files
import Reports

/// What a survey came to, on the paper of its report: what stands in folds on the page, question by question. A printer
/// opens no fold.
struct SurveyPaper {
    let survey: ReadSurvey.Outcome

    func parts(_ visit: Visit) -> [PDFPart] {
        if survey.stoppedAt != nil { return [.heading(said("reports.survey.stopped", visit))] }
        guard !survey.items.isEmpty else { return [] }
        return [.heading(said("reports.survey.title", visit))] + awareness(visit) + design(visit)
            + survey.items.flatMap { item($0, visit) }
    }

    private func awareness(_ visit: Visit) -> [PDFPart] {
        guard let found = survey.awareness else { return [] }
        let words = Phrase(
            "reports.survey.awarenessWords",
            ["count": "\(found.questions)", "interval": visit.interval(found.all)])
        let rate = "\(said("reports.survey.awareness", visit)) \(visit.percent(found.all.percent))"
        let rows = survey.awarenessRows(visit)
        let strata = rows.isEmpty ? [] : [table(["stratum", "estimate", "interval"], rows, visit)]
        return [.note(rate), .paragraph(visit.say(words))] + strata
    }

    private func design(_ visit: Visit) -> [PDFPart] {
        let method = visit.say(Phrase("reports.survey.design.\(survey.method ?? "simple")"))
        let walkIns: [PDFPart] = survey.hasWalkIns ? [.paragraph(said("reports.survey.walkIns", visit))] : []
        let strata = table(
            ["stratum", "frame", "drawn", "handedIn", "response"], survey.strataRows(visit), visit)
        return [.paragraph(method)] + walkIns + [.small(said("reports.survey.weights", visit)), strata]
    }

    private func item(_ item: SurveyItem, _ visit: Visit) -> [PDFPart] {
        let answers = table(
            ["answer", "people", "unweighted", "estimate", "error", "interval"], item.rows(visit), visit)
        let without: [PDFPart] = item.without.map {
            [PDFPart.small(visit.say(Phrase("reports.survey.without", ["count": Figures.grouped($0)])))]
        } ?? []
        let rows = item.strataRows(survey.method, visit)
        let strata: PDFPart = rows.isEmpty
            ? .small(said("reports.survey.together", visit))
            : table(["stratum", "answer", "people", "share", "interval"], rows, visit)
        return [.heading(visit.words(of: item)), answers] + without + [strata]
    }

    private func table(_ names: [String], _ rows: [[String]], _ visit: Visit) -> PDFPart {
        let columns = names.map { name -> PDFColumn in
            let isWord = ["stratum", "answer"].contains(name)
            let words = visit.say(Phrase("reports.survey.column.\(name)"))
            return PDFColumn(words, share: isWord ? 2 : 1, isWord ? .leading : .trailing)
        }
        return .table(PDFTable(columns, rows: rows))
    }

    private func said(_ key: String, _ visit: Visit) -> String { visit.say(Phrase(key)) }
}
