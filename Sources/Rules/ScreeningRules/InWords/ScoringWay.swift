public import Care

/// How one sheet came to its score, step by step, so that anybody can reckon along.
public struct ScoringWay: Hashable, Sendable {
    /// Every item in the order of the file.
    public let items: [ItemStep]
    /// The total first, then the subscales.
    public let scales: [ScaleSteps]
    /// What came of it all: valid or not, positive or not, and by which rules.
    public let outcome: [Phrase]
}

/// What one answer counts.
public struct ItemStep: Hashable, Sendable {
    /// As people count, from 1.
    public let number: Int
    public let linkId: String
    /// Whether the branches leave the item open.
    public let isAsked: Bool
    /// Points as chosen; `nil` without an answer.
    public let weight: Int?
    /// Points as the total counts them, turned round where the item is; `nil` where the total does not count it.
    public let counted: Int?
    public let isReversed: Bool
}

/// How one scale came to its number.
public struct ScaleSteps: Hashable, Sendable {
    public let scale: String
    /// `nil` for the total, which bears the questionnaire's own title.
    public let title: String?
    public let steps: [Phrase]
}

extension Questionnaire {
    /// How a sheet comes to its score.
    /// - Throws: `unknownItem`, `unknownOption`. What cannot be scored says so in its steps.
    public func scoringWay(
        of answers: Answers, for person: Person, in language: Language
    ) throws(ScoringError) -> ScoringWay {
        try answers.check(against: self)
        let asked = askedNames(after: answers)
        return ScoringWay(
            items: items.map { step(of: $0, answers, asked) },
            scales: ([scoring] + subscales).map { scale in
                let tally = Tally(of: answers, to: self, on: scale, asked: asked)
                return ScaleSteps(
                    scale: scale.id, title: scale.title?[language], steps: scale.steps(of: tally, person, language))
            },
            outcome: outcome(of: answers, person, language))
    }

    /// How a total that was typed in is judged.
    public func scoringWay(entered total: Int, for person: Person, in language: Language) -> ScoringWay {
        let outcome: [Phrase]
        do throws(ScoringError) {
            outcome = inWords(try score(entered: total, of: person), language)
        } catch {
            return ScoringWay(items: [], scales: [], outcome: [error.phrase])
        }
        let steps = scoring.steps(judging: total, person, language)
        return ScoringWay(
            items: [], scales: [ScaleSteps(scale: scoring.id, title: nil, steps: steps)], outcome: outcome)
    }

    private func step(of item: QuestionnaireItem, _ answers: Answers, _ asked: Set<String>) -> ItemStep {
        let weight = weight(of: item.linkId, in: answers)
        let isAsked = asked.contains(item.linkId)
        let turned = weight.map { weight in scoring.mirrors[item.linkId].map { $0 - weight } ?? weight }
        let isCounted = scoring.items.contains(item.linkId)
        return ItemStep(
            number: number(of: item.linkId), linkId: item.linkId, isAsked: isAsked, weight: weight,
            counted: isCounted ? (isAsked ? turned : scoring.lowest[item.linkId]) : nil,
            isReversed: scoring.mirrors[item.linkId] != nil)
    }

    private func outcome(of answers: Answers, _ person: Person, _ language: Language) -> [Phrase] {
        do throws(ScoringError) {
            return inWords(try score(answers, of: person), language)
        } catch {
            return [error.phrase]
        }
    }

    private func inWords(_ score: Score, _ language: Language) -> [Phrase] {
        guard score.screenPositive else { return [Phrase("scoring.way.not-positive")] }
        return score.positiveBy.map { code in
            guard code != PositiveRule.total else { return Phrase("scoring.way.positive") }
            let scale = subscales.first { $0.id == code }?.title?[language]
            let title = positiveRules.first { $0.code == code }?.title?[language] ?? scale ?? code
            return Phrase("scoring.way.positive-by", ["rule": title])
        }
    }
}
