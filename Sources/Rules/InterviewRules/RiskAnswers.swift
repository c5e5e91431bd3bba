/// What the person said when they were asked, or that nobody could find out.
public enum RiskAnswer: String, Sendable, Codable, CaseIterable {
    case no, yes, unclear
}

/// What has to be asked in every interview, because nobody says it unasked.
///
/// Source: rulebook C.3 (criteria of ranks 2 to 4).
public struct RiskAnswers: Sendable, Codable, Equatable {
    /// Thoughts of dying or of harming oneself.
    public var thoughts: RiskAnswer
    /// A plan how.
    public var plan: RiskAnswer
    /// The means within reach.
    public var means: RiskAnswer
    /// Wants to do it within a day.
    public var soon: RiskAnswer
    /// An attempt or self-injury in the last three months.
    public var attempt: RiskAnswer
    /// Wants to harm somebody else.
    public var others: RiskAnswer

    public init(
        thoughts: RiskAnswer, plan: RiskAnswer, means: RiskAnswer, soon: RiskAnswer, attempt: RiskAnswer,
        others: RiskAnswer
    ) {
        self.thoughts = thoughts
        self.plan = plan
        self.means = means
        self.soon = soon
        self.attempt = attempt
        self.others = others
    }

    /// The level that these answers call for. The interviewer may set another one, and says why where it is lower.
    ///
    /// Source: rulebook C.3: intent with plan and means within 24 hours, or danger to others → 4; a plan without
    /// immediate intent, or a recent attempt or self-injury → 3; thoughts without a plan → 2.
    public var level: CareLevel {
        if others == .yes || (soon == .yes && plan == .yes && means == .yes) { return .imminent }
        if plan == .yes || attempt == .yes || soon == .yes { return .serious }
        if thoughts == .yes { return .moderate }
        return .calm
    }
}

/// How everyday life goes: school, sleep, meals, friends.
public enum Functioning: String, Sendable, Codable, CaseIterable {
    case usual, harder, lost
}
