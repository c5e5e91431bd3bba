import Care
import Reports

/// The tables of a survey row by row, the same on the page and on paper.
extension ReadSurvey.Outcome {
    /// How many there are, were drawn and have handed in, stratum by stratum.
    func strataRows(_ visit: Visit) -> [[String]] {
        strata.map { stratum in
            [
                visit.name(strata: stratum.strata, method), visit.people(stratum.frame), visit.people(stratum.drawn),
                Figures.grouped(stratum.handedIn), visit.response(stratum),
            ]
        }
    }

    /// Empty where the awareness rate is not told stratum by stratum.
    func awarenessRows(_ visit: Visit) -> [[String]] {
        (awareness?.strata ?? []).map {
            [
                visit.name(strata: $0.strata, method), visit.percent($0.estimate.percent), visit.interval($0.estimate),
            ]
        }
    }
}

extension SurveyItem {
    /// Of everybody, answer by answer.
    func rows(_ visit: Visit) -> [[String]] {
        lines.map { line in
            [
                visit.name(line), Figures.grouped(line.people), "\(line.unweighted)",
                line.estimate.map { "\($0.percent)" } ?? "–", line.estimate.map { "\($0.error)" } ?? "–",
                line.estimate.map(visit.interval) ?? "–",
            ]
        }
    }

    /// The same stratum by stratum; empty where they may not be told apart.
    func strataRows(_ method: String?, _ visit: Visit) -> [[String]] {
        strata.flatMap { stratum in
            zip(lines, stratum.cells).map { line, cell in
                [
                    visit.name(strata: stratum.strata, method), visit.name(line), Figures.grouped(cell.people),
                    cell.estimate.map { visit.percent($0.percent) } ?? "–",
                    cell.estimate.map(visit.interval) ?? "–",
                ]
            }
        }
    }
}
