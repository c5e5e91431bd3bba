public import Care

/// How many lessons were held of those that were due: the two numbers that a published rate keeps
/// (rulebook A, requirement 135; README, rule 5).
public struct LessonRate: Codable, Sendable, Equatable {
    /// All that stand in the log.
    public let held: Int
    /// The numerator: of each class no more than were due, so that nobody's many hide another's none.
    public let counted: Int
    /// The denominator.
    public let due: Int

    public init(held: Int, counted: Int, due: Int) {
        self.held = held
        self.counted = counted
        self.due = due
    }

    /// Of one class.
    public init(held: Int, due: Int) {
        self.init(held: held, counted: min(held, due), due: due)
    }

    public static let nothing = LessonRate(held: 0, counted: 0, due: 0)

    public static func + (left: LessonRate, right: LessonRate) -> LessonRate {
        LessonRate(held: left.held + right.held, counted: left.counted + right.counted, due: left.due + right.due)
    }

    /// Rounded down to a tenth: what is not reached is not told as reached. `nil` while nothing is due.
    public var percent: Double? { due > 0 ? Double(counted * 1_000 / due) / 10 : nil }

    /// Nothing due is nothing missed.
    public var isReached: Bool { counted >= due }
}

/// How a rate of lessons came about: what stands beside every figure that is shown or taken away.
public struct LessonReckoning: Codable, Sendable, Hashable {
    /// Which definition counted it.
    public let definition: String
    public let weeksPerLesson: Int
    /// By language.
    public let term: [String: String]
    public let begins: Day
    public let ends: Day
    /// The last day that is counted.
    public let until: Day
    /// Weeks of school that were over by then.
    public let weeks: Int

    /// Lessons that each class should have had by then.
    public var due: Int { weeks / weeksPerLesson }

    /// The last day whose lessons count: a term's lessons end with the term.
    public var lastDay: Day { min(until, ends) }
}
