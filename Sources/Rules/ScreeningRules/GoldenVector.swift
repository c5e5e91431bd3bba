/// A sheet with its known outcome, carried in the file and tried whenever the file is read.
public struct GoldenVector: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case score(total: Int, band: String, screenPositive: Bool)
        case tooManyMissing
    }

    /// The weights chosen, one for each scored item in order; `nil` for a missing answer.
    public let weights: [Int?]
    public let outcome: Outcome
    /// The highest rank of red flags, 0 for none.
    public let worstRank: Int
    /// Who says so; `nil` where it follows from the bands alone.
    public let source: String?
}

extension GoldenVector {
    /// The vector as a sheet.
    /// - Returns: `nil` when the number of answers or a weight does not fit the questionnaire.
    public func answers(to questionnaire: Questionnaire) -> Answers? {
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
        let found = Outcome(of: answers, to: questionnaire)
        guard found == outcome else { return "expects \(outcome), found \(found.map { "\($0)" } ?? "a refusal")" }
        let rank = ScreeningRules.worstRank(of: redFlags(in: answers, of: questionnaire))
        return rank == worstRank ? nil : "expects worst rank \(worstRank), found \(rank)"
    }
}

extension GoldenVector.Outcome {
    fileprivate init?(of answers: Answers, to questionnaire: Questionnaire) {
        do throws(ScoringError) {
            let score = try questionnaire.score(answers)
            self = .score(total: score.total, band: score.band.code, screenPositive: score.screenPositive)
        } catch {
            guard case .tooManyMissing = error else { return nil }
            self = .tooManyMissing
        }
    }
}
