public import Care

/// A step that somebody wants to write down, as far as a rule looks at it.
public struct PathMove: Sendable, Equatable {
    public var step: PathStep
    /// The step before; `nil` at the beginning.
    public var earlier: PathStep?
    public var facts: [PathFact]
    public var hasWords: Bool
    /// When it was.
    public var on: Day
    /// The second day, where there is one.
    public var day: Day?
    /// The first planned visit that nobody has made yet.
    public var openVisit: Day?
    /// Whether it began grave, and whoever writes this has also referred the person.
    public var needsColleague: Bool

    public init(
        _ step: PathStep, after earlier: PathStep?, facts: [PathFact], hasWords: Bool, on: Day, day: Day? = nil,
        openVisit: Day? = nil, needsColleague: Bool = false
    ) {
        self.step = step
        self.earlier = earlier
        self.facts = facts
        self.hasWords = hasWords
        self.on = on
        self.day = day
        self.openVisit = openVisit
        self.needsColleague = needsColleague
    }
}

/// Why a step cannot be written down.
public enum PathGap: Error, Sendable, Equatable {
    /// It does not follow the step before.
    case order
    /// None of a group is ticked.
    case facts([PathFact])
    /// Something is ticked that the step does not know: a return cannot be refused for any other reason.
    case strangeFact
    case words
    case day
    /// Before the step itself, or more than a year after it.
    case dayOutOfReach
    /// A planned visit is still to be made.
    case visitIsOpen(Day)
    /// What began grave is not ended by the one who began it (rulebook C.5).
    case needsColleague
}

extension PathMove {
    /// Days; a day further away is a slip of the pen.
    public static let furthestDay = 366

    /// The first thing that is missing, in the order of the form.
    public var gap: PathGap? {
        guard step.mayFollow(earlier) else { return .order }
        let needs = step.needs(after: earlier)
        guard Set(facts).isSubset(of: needs.facts) else { return .strangeFact }
        if let group = needs.groups.first(where: { Set(facts).isDisjoint(with: $0) }) { return .facts(group) }
        if needs.words == .required, !hasWords { return .words }
        return dayGap(needs.day) ?? closingGap
    }

    private func dayGap(_ need: StepNeeds.Need) -> PathGap? {
        guard let day else { return need == .required ? .day : nil }
        guard need != .none, day >= on, day <= on.adding(days: Self.furthestDay) else { return .dayOutOfReach }
        return nil
    }

    private var closingGap: PathGap? {
        guard step == .closed else { return nil }
        if facts.contains(.followedToEnd), let openVisit { return .visitIsOpen(openVisit) }
        return needsColleague ? .needsColleague : nil
    }
}
