public import Care
public import WarningRules

/// What somebody's care waits for.
public enum CareClock: String, Sendable, Codable, CaseIterable {
    /// To talk with the person.
    case interview
    /// To tell the guardian.
    case guardian
    /// To look after the person again.
    case look
}

/// What has happened so far in somebody's care, and what is due next.
///
/// Source: rulebook C.3 (clocks of the school scheme) and G.2.5.
public struct CareClocks: Sendable, Equatable {
    public struct Due: Sendable, Equatable {
        public let clock: CareClock
        public let at: Moment

        public init(clock: CareClock, at: Moment) {
            self.clock = clock
            self.at = at
        }
    }

    /// What the screening proposed.
    public var proposed: CareLevel
    public var foundAt: Moment
    /// What the last interview has set; `nil` before the first.
    public var level: CareLevel?
    /// When the level that holds was set first: a correction does not give new time.
    public var levelAt: Moment?
    /// Whether a guardian was reached since, or it is written down why not.
    public var guardianIsSettled: Bool
    /// When two people have said that a guardian is no danger any more; before that nobody could be told.
    public var guardianSafeAt: Moment?
    /// The day that the last interview has promised to look again.
    public var nextLook: Day?
    /// When the last talk was held.
    public var lastTalk: Moment?
    /// The high-risk weeks of today, for whoever they concern.
    public var weeks: HighRiskWeeks?

    public init(
        proposed: CareLevel, foundAt: Moment, level: CareLevel? = nil, levelAt: Moment? = nil,
        guardianIsSettled: Bool = false, guardianSafeAt: Moment? = nil, nextLook: Day? = nil,
        lastTalk: Moment? = nil, weeks: HighRiskWeeks? = nil
    ) {
        self.proposed = proposed
        self.foundAt = foundAt
        self.level = level
        self.levelAt = levelAt
        self.guardianIsSettled = guardianIsSettled
        self.guardianSafeAt = guardianSafeAt
        self.nextLook = nextLook
        self.lastTalk = lastTalk
        self.weeks = weeks
    }

    /// When the person has to have been talked with.
    public func interviewDue(under policy: CarePolicy, in calendar: WorkingCalendar) -> Moment? {
        policy.step(of: proposed)?.interview.end(from: foundAt, in: calendar)
    }

    /// What is due first; `nil` when nothing is.
    public func next(under policy: CarePolicy, in calendar: WorkingCalendar) -> Due? {
        guard let level, let levelAt else {
            return interviewDue(under: policy, in: calendar).map { Due(clock: .interview, at: $0) }
        }
        var all: [Due] = []
        if !guardianIsSettled, let time = policy.step(of: level)?.guardian {
            let since = max(levelAt, guardianSafeAt ?? levelAt)
            all.append(Due(clock: .guardian, at: time.end(from: since, in: calendar)))
        }
        // What is promised for a day has time until its last minute.
        if let nextLook { all.append(Due(clock: .look, at: Moment(nextLook, minute: 1_439))) }
        if let closer = closerLook(of: level, since: levelAt, under: policy, in: calendar) { all.append(closer) }
        return all.min { $0.at < $1.at }
    }

    /// In high-risk weeks somebody looks as often as the next level asks (rulebook C.3); a day behind them is no day of
    /// theirs, and what was promised for an earlier one stays.
    private func closerLook(
        of level: CareLevel, since moment: Moment, under policy: CarePolicy, in calendar: WorkingCalendar
    ) -> Due? {
        guard let weeks, level.inHighRiskWeeks != level else { return nil }
        guard let time = policy.step(of: level.inHighRiskWeeks)?.look else { return nil }
        let start = max(lastTalk ?? moment, Moment(weeks.first))
        let day = time.end(from: start, in: calendar).day
        return day <= weeks.last ? Due(clock: .look, at: Moment(day, minute: 1_439)) : nil
    }
}
