/// An answer that a person must look at.
public struct RedFlag: Hashable, Sendable, Codable {
    public let linkId: String
    /// The code of the answer that was chosen.
    public let optionCode: String
    /// Points.
    public let weight: Int
    /// 0 none, 1 green, 2 yellow, 3 red, 4 imminent. Source: rulebook C.2.
    public let rank: Int
    /// Hours within which somebody should have spoken with the person. Source: rulebook E.4.2.
    public let clarifyWithinHours: Int?

    public init(linkId: String, optionCode: String, weight: Int, rank: Int, clarifyWithinHours: Int?) {
        self.linkId = linkId
        self.optionCode = optionCode
        self.weight = weight
        self.rank = rank
        self.clarifyWithinHours = clarifyWithinHours
    }
}

/// The red flags among the answers given so far, in the order of the items, at most one an item.
///
/// Made for unfinished sheets too: a flag never waits for the last answer. An answer behind a branch that was closed
/// again still counts here: whoever once said it should be asked. Source: rulebook E.4.1.
public func redFlags(in answers: Answers, of questionnaire: Questionnaire) -> [RedFlag] {
    questionnaire.items.compactMap { item in
        guard let option = answers[item.linkId].flatMap(item.option), let weight = option.weight else { return nil }
        let rule = questionnaire.redFlagRules
            .filter { $0.linkId == item.linkId && $0.isRaised(by: option) }
            .max { ($0.rank, $0.weightAtLeast ?? 0) < ($1.rank, $1.weightAtLeast ?? 0) }
        return rule.map {
            RedFlag(
                linkId: item.linkId, optionCode: option.code, weight: weight, rank: $0.rank,
                clarifyWithinHours: $0.clarifyWithinHours)
        }
    }
}

/// The highest rank among flags; 0 when there are none.
public func worstRank(of flags: [RedFlag]) -> Int {
    flags.map(\.rank).max() ?? 0
}
