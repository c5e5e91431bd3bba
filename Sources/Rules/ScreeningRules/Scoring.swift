extension Questionnaire {
    /// Scores a sheet of a person of whom nothing is known.
    /// - Throws: as `score(_:of:)`.
    public func score(_ answers: Answers) throws(ScoringError) -> Score { try score(answers, of: .unknown) }

    /// Scores a sheet: the total, the subscales, and whether the screening is positive.
    /// - Throws: `unknownItem`, `unknownOption`, `tooManyMissing`, `notValid`; `onlyEntered` where there are no items.
    public func score(_ answers: Answers, of person: Person) throws(ScoringError) -> Score {
        guard !isEntryOnly else { throw .onlyEntered }
        try answers.check(against: self)
        let asked = hasBranches ? askedNames(after: answers) : nil
        let total = try scoring.score(Tally(of: answers, to: self, on: scoring, asked: asked), of: person)
        var (scores, unscored): ([ScaleScore], [String]) = ([], [])
        for scale in subscales {
            do throws(ScoringError) {
                scores.append(try scale.score(Tally(of: answers, to: self, on: scale, asked: asked), of: person))
            } catch {
                // Without its validity scale nobody can say whether the sheet may be scored at all.
                if validityRules.contains(where: { $0.condition.scale == scale.id }) { throw error }
                unscored.append(scale.id)
            }
        }
        try refuseWhatIsNotValid([total] + scores)
        return score(total, scores, unscored)
    }

    /// Scores a total that somebody else took.
    /// - Throws: `enteredOutside` beyond the range; `notEntered` for a questionnaire with items.
    public func score(entered total: Int, of person: Person) throws(ScoringError) -> Score {
        guard isEntryOnly else { throw .notEntered }
        guard scoring.range.contains(total) else {
            throw .enteredOutside(lowest: scoring.range.lowerBound, highest: scoring.range.upperBound)
        }
        return score(scoring.score(total, raw: total, missing: 0, of: person), [], [])
    }

    func weight(of linkId: String, in answers: Answers) -> Int? {
        guard let code = answers[linkId], let item = itemPlaces[linkId] else { return nil }
        return items[item].optionPlaces[code].flatMap { items[item].options[$0].weight }
    }

    private func refuseWhatIsNotValid(_ scores: [ScaleScore]) throws(ScoringError) {
        guard let rule = validityRules.first(where: { $0.condition.holds(in: scores) }) else { return }
        let found = scores.first { $0.scale == rule.condition.scale }?.total ?? rule.condition.value
        throw .notValid(scale: rule.condition.scale, total: found)
    }

    private func score(_ total: ScaleScore, _ subscales: [ScaleScore], _ unscored: [String]) -> Score {
        let rules = positiveRules.filter { rule in
            rule.conditions.allSatisfy { $0.holds(in: [total] + subscales) }
        }
        return Score(
            total, band: total.band ?? bands.band(of: total.total),
            positiveBy: (total.isPositive ? [PositiveRule.total] : []) + rules.map(\.code), subscales: subscales,
            unscored: unscored)
    }
}

extension Scale {
    fileprivate func score(_ tally: Tally, of person: Person) throws(ScoringError) -> ScaleScore {
        let missing = items.count - tally.answered
        guard missing <= missingRule.allowed else {
            throw .tooManyMissing(missing: missing, allowed: missingRule.allowed)
        }
        return score(points(of: tally), raw: tally.raw, missing: missing, of: person)
    }

    fileprivate func score(_ points: Int, raw: Int, missing: Int, of person: Person) -> ScaleScore {
        let (verdict, assumed) = judge(points, of: person)
        return ScaleScore(
            scale: id, total: verdict.total, raw: raw, prorated: missing > 0, missing: missing, band: verdict.band,
            isPositive: verdict.isPositive, alternative: verdict.alternative, tScore: verdict.tScore,
            assumed: assumed.sorted())
    }
}
