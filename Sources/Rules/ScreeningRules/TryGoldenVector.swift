extension GoldenVector {
    /// The vector as a sheet.
    /// - Returns: `nil` when the number of answers or a weight does not fit the questionnaire.
    public func answers(to questionnaire: Questionnaire) -> Answers? {
        guard case .weights(let weights) = input else { return Answers() }
        let scored = questionnaire.items.filter(\.isScored)
        guard scored.count == weights.count else { return nil }
        var answers = Answers()
        for (item, weight) in zip(scored, weights) {
            guard let weight else { continue }
            guard let option = item.options.first(where: { $0.weight == weight }) else { return nil }
            answers[item.linkId] = option.code
        }
        return answers
    }

    /// What came out instead; `nil` when the vector is true.
    func complaint(about questionnaire: Questionnaire) -> String? {
        guard let answers = answers(to: questionnaire) else { return "does not fit the items" }
        let found: Outcome
        do throws(ScoringError) {
            let score = try score(answers, by: questionnaire)
            if let complaint = details.complaint(about: score) { return complaint }
            found = .score(total: score.total, band: score.band.code, screenPositive: score.screenPositive)
        } catch {
            guard let outcome = Outcome(error) else { return "expects \(outcome), found a refusal: \(error)" }
            found = outcome
        }
        guard found == outcome else { return "expects \(outcome), found \(found)" }
        let rank = ScreeningRules.worstRank(of: redFlags(in: answers, of: questionnaire))
        guard rank == worstRank else { return "expects worst rank \(worstRank), found \(rank)" }
        return contradiction(in: answers, to: questionnaire)
    }

    /// Whether the pairs of the sheet say what the vector says of them; a vector that says nothing is not asked.
    private func contradiction(in answers: Answers, to questionnaire: Questionnaire) -> String? {
        guard let expected = details.inconsistent else { return nil }
        let found = AnswerQuality(of: answers, to: questionnaire, seconds: .max).inconsistent
        return found == expected ? nil : "expects inconsistent \(expected), found \(found)"
    }

    private func score(_ answers: Answers, by questionnaire: Questionnaire) throws(ScoringError) -> Score {
        switch input {
        case .weights: try questionnaire.score(answers, of: person)
        case .entered(let total): try questionnaire.score(entered: total, of: person)
        }
    }
}

extension GoldenVector.Outcome {
    fileprivate init?(_ error: ScoringError) {
        switch error {
        case .tooManyMissing: self = .tooManyMissing
        case .notValid: self = .notValid
        default: return nil
        }
    }
}

extension GoldenVector.Details {
    fileprivate func complaint(about score: Score) -> String? {
        if !positiveBy.isEmpty, positiveBy != score.positiveBy {
            return "expects to be positive by \(positiveBy), found \(score.positiveBy)"
        }
        if let alternative, alternative != score.alternative?.id {
            return "expects the borders \(alternative), found \(score.alternative?.id ?? "the scale's own")"
        }
        if let tScore, tScore != score.tScore {
            return "expects T \(tScore), found \(score.tScore.map { "\($0)" } ?? "none")"
        }
        for subscale in subscales {
            let found = score.subscales.first { $0.scale == subscale.scale }
            guard found?.total == subscale.total, subscale.band == nil || found?.band?.code == subscale.band else {
                let band = found?.band?.code ?? "no band"
                return "expects \(subscale), found \(found.map { "\($0.total), \(band)" } ?? "no score")"
            }
        }
        return nil
    }
}
