extension Questionnaire {
    /// Scores a sheet on the scale `total`.
    /// - Throws: `unknownItem`, `unknownOption`, `tooManyMissing`.
    public func score(_ answers: Answers) throws(ScoringError) -> Score {
        try score(answers, on: scoring)
    }

    /// Scores a sheet on one scale of this questionnaire.
    /// - Throws: `unknownItem`, `unknownOption`, `tooManyMissing`.
    public func score(_ answers: Answers, on scale: Scale) throws(ScoringError) -> Score {
        try answers.check(against: self)
        var raw = 0
        var answered = 0
        for linkId in scale.items {
            guard let weight = weight(of: linkId, in: answers) else { continue }
            raw += scale.mirrors[linkId].map { $0 - weight } ?? weight
            answered += 1
        }
        return try scale.score(raw: raw, answered: answered)
    }

    private func weight(of linkId: String, in answers: Answers) -> Int? {
        guard let code = answers[linkId], let item = itemPlaces[linkId] else { return nil }
        return items[item].optionPlaces[code].flatMap { items[item].options[$0].weight }
    }
}

extension Scale {
    fileprivate func score(raw: Int, answered: Int) throws(ScoringError) -> Score {
        let missing = items.count - answered
        guard missing <= missingRule.allowed else {
            throw .tooManyMissing(missing: missing, allowed: missingRule.allowed)
        }
        let total = prorated(raw, answered: answered) * multiplier
        return Score(
            total: total, raw: raw, prorated: missing > 0, missing: missing, band: bands.band(of: total),
            screenPositive: cutOff?.isPositive(total) ?? false)
    }

    /// The mean of the answers given times the number of items, rounded half up.
    ///
    /// Whole numbers only, so that no half is lost. Source: rulebook E.4.3.
    private func prorated(_ raw: Int, answered: Int) -> Int {
        answered == items.count ? raw : (2 * raw * items.count + answered) / (2 * answered)
    }
}
