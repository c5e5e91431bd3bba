import Care
import Files
import Reports

/// Open data of a survey: a line for each answer of each question, of all and of each stratum; or the book that says
/// what the lines mean. Nothing in it is of one person.
struct SurveyFile {
    let taken: ExportSurvey.Outcome

    private var survey: ReadSurvey.Outcome { taken.survey }

    func reply(_ visit: Visit) throws -> Reply {
        let isBook = taken.part == .dictionary
        let (header, rows) = isBook
            ? (self.header(["part", "name", "words"], visit), book(visit))
            : (self.header(columns, visit), results(visit))
        let name = "survey-\(taken.part.rawValue).\(taken.format.rawValue)"
        switch taken.format {
        case .csv:
            return .file(CSVWriter.bytes(header: header, rows: rows), type: "text/csv; charset=utf-8", name: name)
        case .xlsx:
            let sheet = visit.say(Phrase("reports.survey.export.\(taken.part.rawValue)"))
            return .file(
                try XLSXWriter.bytes(sheet: sheet, header: header, rows: rows),
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: name)
        }
    }

    private var columns: [String] {
        [
            "questionnaire", "version", "item", "codes", "answer", "stratum", "frame", "people", "answered",
            "unweighted", "estimate", "error", "lowest", "highest",
        ]
    }

    private func header(_ columns: [String], _ visit: Visit) -> [String] {
        columns.map { visit.say(Phrase("reports.survey.column.\($0)")) }
            + [visit.say(Phrase("reports.export.column.taken"))]
    }

    private func mark(_ visit: Visit) -> String {
        visit.say(Phrase("reports.export.taken", ["who": taken.takenBy, "when": visit.date(taken.takenAt)]))
    }

    private func results(_ visit: Visit) -> [[String]] {
        // Not told where there is one stratum only.
        let frame = survey.strata.compactMap(\.frame).reduce(0, +)
        return survey.items.flatMap { item in
            item.lines.enumerated().flatMap { number, line in
                let all = row(
                    item, line, visit.say(Phrase("reports.survey.everybody")), frame, line.people, item.answered,
                    line.estimate, visit)
                return [all] + item.strata.map { stratum in
                    row(
                        item, line, visit.name(strata: stratum.strata, survey.method), stratum.frame,
                        stratum.cells[number].people, stratum.answered, stratum.cells[number].estimate, visit)
                }
            }
        }
    }

    private func row(
        _ item: SurveyItem, _ line: SurveyLine, _ stratum: String, _ frame: Int, _ people: Int, _ answered: Int,
        _ estimate: SurveyEstimate?, _ visit: Visit
    ) -> [String] {
        let share = answered > 0 ? (Double(people) / Double(answered) * 1_000).rounded() / 10 : 0
        let estimates = estimate.map { ["\($0.percent)", "\($0.error)", "\($0.lowest)", "\($0.highest)"] }
        return [
            item.questionnaire, item.version, item.item, line.codes.joined(separator: " "), visit.name(line), stratum,
            frame > 0 ? "\(frame)" : "", "\(people)", "\(answered)", "\(share)",
        ] + (estimates ?? ["", "", "", ""]) + [mark(visit)]
    }

    private func book(_ visit: Visit) -> [[String]] {
        let design = [
            [said("survey", visit), visit.choose(survey.card.titles), visit.say(survey.card.window(visit))],
            [said("design", visit), "", visit.say(Phrase("reports.survey.design.\(survey.method ?? "simple")"))],
            [said("estimate", visit), "", visit.say(Phrase("reports.survey.weights"))],
            [said("rule", visit), "", visit.say(Phrase("reports.survey.rule"))],
            [said("licence", visit), survey.licence ?? "", visit.say(Phrase("reports.survey.licence"))],
        ]
        let strata = survey.strata.map { stratum in
            [
                said("stratum", visit), visit.name(strata: stratum.strata, survey.method),
                visit.say(Phrase("reports.survey.stratumWords", [
                    "frame": stratum.frame.map(String.init) ?? visit.people(nil),
                    "drawn": stratum.drawn.map(String.init) ?? visit.people(nil), "handedIn": "\(stratum.handedIn)",
                ])),
            ]
        }
        let scales = survey.scales.map { scale in
            [
                said("scale", visit), "\(scale.questionnaire) \(scale.version)",
                "\(visit.choose(scale.titles)) · \(scale.holder) · \(visit.choose(scale.terms)) · \(scale.citation)",
            ]
        }
        let questions = survey.items.flatMap { item in
            [[said("item", visit), "\(item.questionnaire) \(item.item)", visit.words(of: item)]]
                + item.lines.map { [said("answer", visit), $0.codes.joined(separator: " "), visit.name($0)] }
        }
        let rate = survey.awareness.map { found in
            [[
                visit.say(Phrase("reports.survey.awareness")), visit.percent(found.all.percent),
                visit.say(Phrase("reports.survey.awarenessWords", [
                    "count": "\(found.questions)", "interval": visit.interval(found.all),
                ])),
            ]]
        } ?? []
        return (design + strata + rate + scales + questions).map { $0 + [mark(visit)] }
    }

    private func said(_ part: String, _ visit: Visit) -> String {
        visit.say(Phrase("reports.survey.book.\(part)"))
    }
}
