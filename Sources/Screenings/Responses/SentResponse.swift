public import Care
public import ScreeningRules

/// What another program has asked somebody and hands over: which scale, how far, and what was chosen.
public struct SentResponse: Codable, Sendable {
    /// The address of the scale, with `|version` or, for the newest, without.
    public var questionnaire: String
    /// Whether the person is through; what is not is kept and judged for red flags, and may be completed later.
    public var isCompleted: Bool
    public var items: [Item]
    public var language: Language?
    /// Where it is not said, nothing is guessed, and the safer borders are taken.
    public var ageGroup: AgeGroup?
    /// Where the person is, if narrower than the place of the program.
    public var region: Region?
    /// When it was answered, as the program wrote it.
    public var authored: String?
    /// Whom it is about, as the program calls the person. Kept sealed, and told to nobody but the program.
    public var subject: Private<String>?

    public init(questionnaire: String, isCompleted: Bool, items: [Item]) {
        self.questionnaire = questionnaire
        self.isCompleted = isCompleted
        self.items = items
    }

    /// One question, and what was chosen there.
    public struct Item: Codable, Sendable, Equatable {
        public var linkId: String
        /// Where it stands in what was sent, so that a fault can name it: `QuestionnaireResponse.item[2]`.
        public var place: String
        public var choices: [Choice]

        public init(linkId: String, place: String, choices: [Choice]) {
            self.linkId = linkId
            self.place = place
            self.choices = choices
        }
    }

    /// One chosen answer; without system and code where something else than a choice was sent.
    public struct Choice: Codable, Sendable, Equatable {
        public var system: String?
        public var code: String?
        public var place: String

        public init(system: String?, code: String?, place: String) {
            self.system = system
            self.code = code
            self.place = place
        }
    }

    /// Everything that makes two of them the same, in one text.
    var content: String {
        let chosen = items.flatMap { item in
            item.choices.map { "\(item.linkId)=\($0.system ?? "")|\($0.code ?? "")" }
        }
        let head = [
            questionnaire, isCompleted ? "completed" : "in-progress", language?.rawValue ?? "",
            ageGroup?.rawValue ?? "", region?.code ?? "", authored ?? "", subject?.exposed ?? "",
        ]
        return (head + chosen.sorted()).joined(separator: "\u{1F}")
    }
}

/// The name by which a program knows its own response; the same name brings the same response.
public struct ResponseIdentifier: Codable, Sendable, Equatable {
    public var system: String?
    public var value: String

    public init(system: String?, value: String) {
        self.system = system
        self.value = value
    }
}
