public import Care
import ScreeningRules

/// One sheet as it goes onto a device: its questions in one language, and which answers call for help. No points and no
/// bands: nothing is scored out there.
public struct AlongSheet: Codable, Sendable, Equatable {
    /// One possible answer.
    public struct Option: Codable, Sendable, Equatable {
        public let code: String
        public let text: String
        /// Whether the scale's own file calls this answer a red flag: the device shows help at once (rulebook E.4.1).
        public let isGrave: Bool
    }

    /// An earlier answer after which a question is asked.
    public struct Condition: Codable, Sendable, Equatable {
        public let item: String
        public let option: String
    }

    /// One question.
    public struct Item: Codable, Sendable, Equatable {
        public let item: String
        public let text: String
        public let options: [Option]
        /// Whether all conditions have to hold, and not one of them.
        public let needsAll: Bool
        /// `nil` for a question that is always asked.
        public let conditions: [Condition]?
    }

    public let questionnaire: String
    public let version: String
    /// What stands above all questions.
    public let opening: String
    public let timeFrame: String
    public let items: [Item]

    init(_ scale: Questionnaire, in language: Language) {
        questionnaire = scale.slug
        version = scale.version.description
        // A title that says the same is not said twice.
        let stem = scale.stem[language]
        opening = scale.title[language].hasPrefix(stem) ? "" : stem
        timeFrame = scale.timeFrame[language]
        items = scale.items.map { item in
            Item(
                item: item.linkId, text: item.text[language],
                options: item.options.map { option in
                    let flags = redFlags(in: Answers([item.linkId: option.code]), of: scale)
                    return Option(code: option.code, text: option.text[language], isGrave: !flags.isEmpty)
                },
                needsAll: item.branch?.behaviour == .all,
                conditions: item.branch?.conditions.map { Condition(item: $0.linkId, option: $0.option) })
        }
    }
}
