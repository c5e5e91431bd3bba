public import Care

/// Signs that a sheet may have been clicked through. A reason to read it with care, never to throw it away.
public struct AnswerQuality: Hashable, Sendable, Codable {
    /// Less than one second an item. Source: rulebook E.4.4.
    public let tooFast: Bool
    /// The same answer everywhere, where that says little. Source: rulebook E.4.4.
    public let straightLine: Bool

    /// - Parameter seconds: from the first page to the last answer.
    public init(of answers: Answers, to questionnaire: Questionnaire, seconds: Int) {
        tooFast = seconds < answers.count
        straightLine = Self.isStraightLine(answers, questionnaire)
    }

    /// What staff read beside the score; empty when nothing stands out.
    public var remarks: [Phrase] {
        (tooFast ? [Phrase("screenings.quality.too-fast")] : [])
            + (straightLine ? [Phrase("screenings.quality.straight-line")] : [])
    }

    /// All scored items carry the same weight, five items or more.
    ///
    /// A person who feels well answers alike all the way down, so the end of the scale without trouble does not
    /// count, unless reverse items make that answer contradict itself. The rulebook names the flag and leaves the
    /// borders open: five items and this exception are our decision.
    private static func isStraightLine(_ answers: Answers, _ questionnaire: Questionnaire) -> Bool {
        let scored = questionnaire.items.filter(\.isScored)
        let weights = scored.compactMap { item in answers[item.linkId].flatMap { item.option($0)?.weight } }
        guard scored.count >= 5, weights.count == scored.count, let first = weights.first,
            weights.allSatisfy({ $0 == first })
        else { return false }
        return !questionnaire.scoring.mirrors.isEmpty || !isUntroubled(first, scored, questionnaire.scoring.direction)
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
