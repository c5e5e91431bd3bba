/// What a scale counts on a sheet, before any border is looked at.
struct Tally {
    /// Points, reverse items turned: added up, counted or the highest, as the scale's kind wants it.
    var raw = 0
    var answered = 0

    /// - Parameter asked: the items that the branches leave open; `nil` when all are.
    init(of answers: Answers, to questionnaire: Questionnaire, on scale: Scale, asked: Set<String>?) {
        for linkId in scale.items {
            guard let points = Self.points(linkId, answers, questionnaire, scale, asked) else { continue }
            answered += 1
            switch scale.kind {
            case .sum, .mean: raw += points
            case .count: raw += points >= scale.threshold ? 1 : 0
            case .any: raw = max(raw, points >= scale.threshold ? 1 : 0)
            case .highest, .entered: raw = max(raw, points)
            }
        }
    }

    /// An item that was not asked counts its lowest points; one that was asked and not answered counts nothing.
    private static func points(
        _ linkId: String, _ answers: Answers, _ questionnaire: Questionnaire, _ scale: Scale, _ asked: Set<String>?
    ) -> Int? {
        if let asked, !asked.contains(linkId) { return scale.lowest[linkId] }
        guard let weight = questionnaire.weight(of: linkId, in: answers) else { return nil }
        return scale.mirrors[linkId].map { $0 - weight } ?? weight
    }
}

extension Scale {
    fileprivate var threshold: Int { weightAtLeast ?? 1 }

    /// The points that a tally stands for; missing answers count like the mean of those given.
    ///
    /// Whole numbers only, rounded half up, so that no half is lost. Source: rulebook E.4.3.
    func points(of tally: Tally) -> Int {
        switch kind {
        case .sum: multiplier.times(prorated(tally))
        case .count: prorated(tally)
        case .mean: (200 * tally.raw + tally.answered) / (2 * tally.answered)
        case .highest, .any, .entered: tally.raw
        }
    }

    func prorated(_ tally: Tally) -> Int {
        guard tally.answered < items.count else { return tally.raw }
        return (2 * tally.raw * items.count + tally.answered) / (2 * tally.answered)
    }
}
