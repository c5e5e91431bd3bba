public import Care

/// A text of a scale that is hard for the youngest to whom it is given.
public struct HardText: Hashable, Sendable, Codable {
    /// From 1; `nil` for the sentence above all questions.
    public let item: Int?
    public let language: Language
    public let sentence: HardSentence
}

extension Questionnaire {
    /// The texts with a sentence that is too long for the scale's youngest reader, in the order in which they are read.
    /// Nobody rewords them (rulebook E, head): whoever approves the scale raises its age, or has it read aloud.
    /// Source: rulebook E.4.6.
    public var hardTexts: [HardText] { textsTooHard(for: ageGate.minimum) }

    /// The same for whoever is the youngest to be asked by a plan, which may begin later than the scale.
    /// - Parameter age: years completed.
    public func textsTooHard(for age: Int) -> [HardText] {
        let limit = ReadingLimit(age: age)
        let texts: [(number: Int?, text: Wording)] = [(nil, stem)]
            + items.enumerated().map { (number: Int?($0.offset + 1), text: $0.element.text) }
        return Language.allCases.filter(languages.contains).flatMap { language in
            texts.compactMap { place in
                limit.hardSentence(in: place.text[language], language).map {
                    HardText(item: place.number, language: language, sentence: $0)
                }
            }
        }
    }
}
