import Care
import Reports

extension Visit {
    /// `40–49 岁、其他`: the strata of one line, in words.
    func name(strata: [String], _ method: String?) -> String {
        // Places are told in one line, with all others (decision 0036).
        let known = method == "byUnit" ? [] : strata.filter { !$0.isEmpty }
        guard !known.isEmpty else { return say(Phrase("reports.survey.everybody")) }
        return known.map { name(stratum: $0, method) }.joined(separator: say(Phrase("reports.cell.and")))
    }

    private func name(stratum: String, _ method: String?) -> String {
        switch method {
        case "byAge":
            Int(stratum).map { say(Phrase("reports.survey.age", ["from": "\($0)", "to": "\($0 + 9)"])) } ?? stratum
        case "bySex" where ["female", "male"].contains(stratum): say(Phrase("reports.survey.sex.\(stratum)"))
        default: stratum
        }
    }

    /// The question itself, or its number where the licence of the scale keeps the words.
    func words(of item: SurveyItem) -> String {
        item.texts.isEmpty ? "\(choose(item.titles)) \(item.item)" : choose(item.texts)
    }

    func name(_ line: SurveyLine) -> String {
        let names = line.texts.isEmpty ? line.codes : line.texts.map(choose)
        let answers = names.joined(separator: say(Phrase("reports.cell.and")))
        return line.hasWithout ? say(Phrase("reports.survey.orWithout", ["answers": answers])) : answers
    }

    func interval(_ estimate: SurveyEstimate) -> String { percents(estimate.lowest, estimate.highest) }

    /// How many there are, or that they are hardly more than the number beside it.
    func people(_ count: Int?) -> String {
        count.map(Figures.grouped) ?? say(Phrase("reports.survey.hardlyMore"))
    }

    func response(_ stratum: SurveyStratum) -> String {
        response(stratum.handedIn, missing: stratum.drawn.map { $0 - stratum.handedIn })
    }
}
