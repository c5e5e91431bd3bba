public import Care

/// Signs that a sheet may have been clicked through. A reason to read it with care, never to throw it away.
public struct AnswerQuality: Hashable, Sendable, Codable {
    /// Less than a second an item, or whatever the file says. Source: rulebook E.4.4.
    public let tooFast: Bool
    /// The same answer everywhere, where that says little. Source: rulebook E.4.4.
    public let straightLine: Bool
    /// Two items that ask much the same were answered far apart. Source: rulebook E.4.4.
    public let inconsistent: Bool

    /// - Parameter seconds: from the first page to the last answer.
    public init(of answers: Answers, to questionnaire: Questionnaire, seconds: Int) {
        tooFast = seconds < answers.count * questionnaire.qualityRule.secondsPerItem
        straightLine = Self.isStraightLine(answers, questionnaire)
        inconsistent = questionnaire.qualityRule.pairs.contains { pair in
            guard let first = questionnaire.points(of: pair.first, in: answers),
                let second = questionnaire.points(of: pair.second, in: answers)
            else { return false }
            return abs(first - second) > pair.distance
        }
    }

    /// What staff read beside the score; empty when nothing stands out.
    public var remarks: [Phrase] {
        (tooFast ? [Phrase("screenings.quality.too-fast")] : [])
            + (straightLine ? [Phrase("screenings.quality.straight-line")] : [])
            + (inconsistent ? [Phrase("scoring.quality.inconsistent")] : [])
    }

    /// All scored items that were asked have the same answer, and there are enough of them.
    ///
    /// A person who feels well answers alike all the way down, so the end of the scale without trouble does not
    /// count, unless reverse items or yes/no keys make that answer contradict itself. The rulebook names the flag and
    /// leaves the borders open: this exception is our decision.
    private static func isStraightLine(_ answers: Answers, _ questionnaire: Questionnaire) -> Bool {
        let items = questionnaire.asked(after: answers).filter(\.isScored)
        let chosen = items.compactMap { item in answers[item.linkId].flatMap(item.option) }
        guard items.count >= questionnaire.qualityRule.straightLineItems, chosen.count == items.count,
            let first = chosen.first
        else { return false }
        // One point of one is no answer like one point of five: ten things known and two opinions are no line.
        let ends = Set(items.map { $0.options.compactMap(\.weight).max() })
        guard let weight = first.weight, ends.count == 1, chosen.allSatisfy({ $0.weight == weight }) else {
            // "Yes" everywhere, where yes counts on some items and no on the others.
            return chosen.allSatisfy { $0.code == first.code }
        }
        return !questionnaire.scoring.mirrors.isEmpty || !isUntroubled(weight, items, questionnaire.scoring.direction)
    }

    private static func isUntroubled(
        _ weight: Int, _ items: [QuestionnaireItem], _ direction: Scale.Direction
    ) -> Bool {
        items.allSatisfy { item in
            let weights = item.options.compactMap(\.weight)
            return weight == (direction == .higherIsWorse ? weights.min() : weights.max())
        }
    }
}

extension Questionnaire {
    /// What an answer counts in the total, turned round where the item is.
    fileprivate func points(of linkId: String, in answers: Answers) -> Int? {
        weight(of: linkId, in: answers).map { weight in scoring.mirrors[linkId].map { $0 - weight } ?? weight }
    }
}
