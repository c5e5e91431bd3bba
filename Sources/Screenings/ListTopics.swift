public import Access
public import Care
public import ScreeningRules

/// Lists what can be checked in a language, and from which age.
public struct ListTopics: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var language: Language

    public init(language: Language) {
        self.language = language
    }

    public struct Line: Codable, Sendable, Equatable {
        public let topic: Topic
        public let questionnaire: String
        public let questions: Int
        /// Years, from the scale's own age gate.
        public let fromAge: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Line] {
        try session.book(QuestionnaireLibrary.self).selfChecks
            .filter { $0.languages.contains(language) && !$0.isEntryOnly }
            .map {
                Line(topic: $0.topic, questionnaire: $0.slug, questions: $0.items.count, fromAge: $0.ageGate.minimum)
            }
    }
}
