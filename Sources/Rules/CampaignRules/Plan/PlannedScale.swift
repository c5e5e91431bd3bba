/// One scale of a campaign's battery, with the ages that it is given to.
public struct PlannedScale: Hashable, Sendable, Codable {
    /// The scale's short name in the library.
    public var questionnaire: String
    /// Years completed, inside.
    public var youngest: Int
    /// Years completed, inside; `nil` for no upper end.
    public var oldest: Int?

    public init(questionnaire: String, youngest: Int, oldest: Int? = nil) {
        self.questionnaire = questionnaire
        self.youngest = youngest
        self.oldest = oldest
    }

    public func isGiven(age: Int) -> Bool { age >= youngest && oldest.map { age <= $0 } ?? true }
}

/// What the library says of a scale, as far as a plan has to know it.
public struct ScaleFacts: Hashable, Sendable {
    public let questionnaire: String
    /// Years; the age from which the scale was made.
    public let youngest: Int
    public let oldest: Int?
    /// The languages in which every sentence is there.
    public let languages: Set<String>
    /// Whether its answers can show that somebody has to talk with a person; those of a survey of knowledge cannot.
    public let canFind: Bool

    public init(questionnaire: String, youngest: Int, oldest: Int?, languages: Set<String>, canFind: Bool = true) {
        self.questionnaire = questionnaire
        self.youngest = youngest
        self.oldest = oldest
        self.languages = languages
        self.canFind = canFind
    }

    /// Whether a plan keeps to the ages for which the scale was made. Source: rulebook E.4.6.
    public func allows(_ planned: PlannedScale) -> Bool {
        guard planned.youngest >= youngest, planned.oldest.map({ $0 >= planned.youngest }) ?? true else { return false }
        guard let oldest else { return true }
        return planned.oldest.map { $0 <= oldest } ?? false
    }
}
