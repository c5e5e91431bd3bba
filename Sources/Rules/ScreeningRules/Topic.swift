public import Care

/// What a person chooses by plain words before any scale is named, in the order in which it is offered.
public enum Topic: String, Sendable, Codable, CaseIterable {
    case mood, worry, wellbeing
    case moodBrief = "mood-brief"
    case worryBrief = "worry-brief"
    case pastWeek = "past-week"
    case pastWeekFull = "past-week-full"
    case laterLife = "later-life"
    case strain
    case strainFull = "strain-full"
    case bodyAndMind = "body-and-mind"
    case drinking
    case drinkingFull = "drinking-full"
    case afterHardship = "after-hardship"
    case safety
    // Only scales that an institution brings with its own licence speak of these.
    case sleep, stress, loneliness, memory, school
    case newBaby = "new-baby"
    case child, overall
    /// What residents know and think of mental health. Asked in surveys alone.
    case awareness

    /// "My mood".
    public var name: Phrase { Phrase("topics.name.\(rawValue)") }

    /// What stands small on its door: "Little joy, tired, hard to get going".
    public var door: Phrase { Phrase("topics.door.\(rawValue)") }

    /// Four small things that help now.
    public var tips: [Phrase] { (1...4).map { Phrase("topics.tip.\(sharesTipsWith.rawValue).\($0)") } }

    /// The topic that looks closer where this one has shown something.
    ///
    /// Two questions ask nothing about thoughts of death, so they never stand alone: PHQ-2 leads on to PHQ-9.
    /// Source: rulebook E.1 (PHQ-2, GAD-2, WHO-5).
    public var closerLook: Topic? {
        switch self {
        case .moodBrief, .wellbeing: .mood
        case .worryBrief: .worry
        case .pastWeek: .pastWeekFull
        case .strain: .strainFull
        case .drinking: .drinkingFull
        default: nil
        }
    }

    /// Whether a person comes here from another topic's result and not from a door of the first page.
    public var isCloserLook: Bool {
        switch self {
        case .pastWeekFull, .strainFull, .drinkingFull: true
        default: false
        }
    }

    /// Whether it asks what somebody knows and not how they are: asked in a survey, and never offered as a self-check.
    public var isOfSurveys: Bool { self == .awareness }

    /// The topic whose four small things help here too.
    private var sharesTipsWith: Topic {
        switch self {
        case .moodBrief, .pastWeek, .pastWeekFull, .newBaby: .mood
        case .worryBrief, .school: .worry
        case .loneliness, .child, .overall, .awareness: .wellbeing
        case .memory: .laterLife
        case .strainFull, .bodyAndMind, .stress: .strain
        case .drinkingFull: .drinking
        case .mood, .worry, .wellbeing, .laterLife, .strain, .drinking, .afterHardship, .safety, .sleep: self
        }
    }
}
