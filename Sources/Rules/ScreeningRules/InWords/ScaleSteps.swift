import Care

extension Scale {
    /// From the answers to the band.
    func steps(of tally: Tally, _ person: Person, _ language: Language) -> [Phrase] {
        let missing = items.count - tally.answered
        var steps = [gathered(tally)]
        guard missing <= missingRule.allowed else {
            return steps + [ScoringError.tooManyMissing(missing: missing, allowed: missingRule.allowed).phrase]
        }
        if missing > 0, kind == .sum || kind == .count {
            steps.append(
                Phrase(
                    "scoring.way.prorated",
                    [
                        "raw": "\(tally.raw)", "answered": "\(tally.answered)", "count": "\(items.count)",
                        "filled": "\(prorated(tally))",
                    ]))
        }
        if multiplier != .one { steps.append(multiplied(prorated(tally))) }
        return steps + self.steps(judging: points(of: tally), person, language)
    }

    /// From the points to the band.
    func steps(judging points: Int, _ person: Person, _ language: Language) -> [Phrase] {
        let (verdict, assumed) = judge(points, of: person)
        var steps: [Phrase] = []
        if let alternative = verdict.alternative {
            steps.append(Phrase("scoring.way.alternative", ["id": alternative.id]))
        }
        steps += assumed.sorted().flatMap { [Phrase("scoring.way.assumed"), $0.name] }
        if verdict.total != points {
            steps.append(Phrase("scoring.way.bonus", ["before": "\(points)", "total": "\(verdict.total)"]))
        }
        if let tScore = verdict.tScore { steps.append(Phrase("scoring.way.t-score", ["t": "\(tScore)"])) }
        let total = text(of: verdict.total)
        guard let band = verdict.band else { return steps + [Phrase("scoring.way.total", ["total": total])] }
        return steps + [Phrase("scoring.way.band", ["total": total, "band": band.title[language]])]
    }

    private func gathered(_ tally: Tally) -> Phrase {
        let (raw, answered) = ("\(tally.raw)", "\(tally.answered)")
        return switch kind {
        case .sum: Phrase("scoring.way.sum", ["raw": raw, "answered": answered])
        case .mean where tally.answered > 0:
            Phrase("scoring.way.mean", ["raw": raw, "answered": answered, "mean": text(of: points(of: tally))])
        case .mean: Phrase("scoring.way.sum", ["raw": raw, "answered": answered])
        case .count: Phrase("scoring.way.count", ["raw": raw, "points": "\(weightAtLeast ?? 1)"])
        case .highest, .any, .entered: Phrase("scoring.way.highest", ["raw": raw])
        }
    }

    private func multiplied(_ sum: Int) -> Phrase {
        let exact = Multiplier(hundredths: sum * multiplier.hundredths).text
        let values = [
            "raw": "\(sum)", "multiplier": multiplier.text, "exact": exact, "product": "\(multiplier.times(sum))",
        ]
        return Phrase("scoring.way.times", values)
    }
}
