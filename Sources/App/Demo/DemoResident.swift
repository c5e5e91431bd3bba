import ScreeningRules

/// How an invented resident answers the survey: by their number alone, so that every demo tells the same.
struct DemoResident: Sendable {
    let number: Int

    /// One in four does not come: enough that how many are missing may be told of each stratum.
    var isAbsent: Bool { number % 4 == 3 }

    /// Of each question of knowledge, how many in ten know: some things are known widely, some are not; nothing so
    /// widely that fewer than ten of a stratum would be told apart.
    private static let knownByTenths = [7, 7, 6, 7, 5, 6, 7, 6, 4, 7]

    func answers(to scale: Questionnaire) -> [String: String] {
        var answers: [String: String] = [:]
        for (place, item) in scale.items.enumerated() where scale.scoring.items.contains(item.linkId) {
            answers[item.linkId] = knowledge(of: item, at: place)
        }
        let opinions = scale.items.filter { !scale.scoring.items.contains($0.linkId) }
        for item in opinions { answers[item.linkId] = opinion(on: item) }
        return answers
    }

    /// Right, or one of the others: the last of them is "I do not know".
    private func knowledge(of item: QuestionnaireItem, at place: Int) -> String? {
        let tenths = Self.knownByTenths[place % Self.knownByTenths.count]
        let isKnown = (number * 7 + place * 3) % 10 < tenths
        let right = item.options.first { ($0.weight ?? 0) > 0 }
        let others = item.options.filter { ($0.weight ?? 0) == 0 }
        return isKnown ? right?.code : others[(number + place) % others.count].code
    }

    /// Most believe that the service helps. A few press the first answer to both sentences, which say the opposite of
    /// each other: their sheets are marked (rulebook E.4.4).
    private func opinion(on item: QuestionnaireItem) -> String? {
        if number % 40 == 5 { return item.options.first?.code }
        let wanted = [5, 4, 4, 3, 4, 5, 2, 4][number % 8]
        return item.options.first { $0.weight == wanted }?.code
    }
}
