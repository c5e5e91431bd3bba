public import Care
public import WarningRules

/// What runs while a report of harm is open.
public enum HarmClock: String, Sendable, Codable, CaseIterable {
    /// Until an authority knows.
    case tell
    /// Until a second person has acknowledged.
    case acknowledge
}

/// Until when each thing has to be done. Reckoned once, when the report is written: a policy that changes later takes
/// no time away and gives none.
public struct HarmTimes: Sendable, Equatable {
    /// A clock at its end, and at twice its time.
    public struct Deadline: Sendable, Equatable {
        public let due: Moment
        public let twice: Moment

        public init(due: Moment, twice: Moment) {
            (self.due, self.twice) = (due, twice)
        }
    }

    public let tell: Deadline
    public let acknowledge: Deadline

    public init(tell: Deadline, acknowledge: Deadline) {
        (self.tell, self.acknowledge) = (tell, acknowledge)
    }

    /// - Parameter foundAt: when the harm was found, which may be long before it is written down.
    public init(foundAt: Moment, raisedAt: Moment, under policy: HarmPolicy, in calendar: WorkingCalendar) {
        tell = Deadline(
            due: policy.tell.end(from: foundAt, in: calendar),
            twice: policy.tell.end(from: foundAt, times: 2, in: calendar))
        acknowledge = Deadline(
            due: policy.acknowledge.end(from: raisedAt, in: calendar),
            twice: policy.acknowledge.end(from: raisedAt, times: 2, in: calendar))
    }

    func deadline(of clock: HarmClock) -> Deadline {
        switch clock {
        case .tell: tell
        case .acknowledge: acknowledge
        }
    }
}

/// Who is told when a clock is over: first the place above, then the county (rulebook C.5).
public struct HarmStep: Hashable, Sendable {
    public let clock: HarmClock
    public let circle: HarmCircle

    public init(clock: HarmClock, circle: HarmCircle) {
        (self.clock, self.circle) = (clock, circle)
    }

    /// The same step is taken once.
    public var key: String { "\(clock.rawValue) \(circle.rawValue)" }
}

/// How far a report has come, and what is due.
public struct HarmCourse: Sendable, Equatable {
    public var times: HarmTimes
    public var toldAt: Moment?
    public var acknowledgedAt: Moment?
    public var closedAt: Moment?

    public init(times: HarmTimes, toldAt: Moment? = nil, acknowledgedAt: Moment? = nil, closedAt: Moment? = nil) {
        self.times = times
        self.toldAt = toldAt
        self.acknowledgedAt = acknowledgedAt
        self.closedAt = closedAt
    }

    public var running: [HarmClock] {
        guard closedAt == nil else { return [] }
        return HarmClock.allCases.filter { clock in
            switch clock {
            case .tell: toldAt == nil
            case .acknowledge: acknowledgedAt == nil
            }
        }
    }

    /// The clock that ends first.
    public var next: (clock: HarmClock, due: Moment)? {
        running.map { (clock: $0, due: times.deadline(of: $0).due) }.min { $0.due < $1.due }
    }

    public func isLate(at now: Moment) -> Bool { next.map { $0.due < now } ?? false }

    /// Every step that is due by now, the nearer circle first.
    public func steps(at now: Moment) -> [HarmStep] {
        running.flatMap { clock -> [HarmStep] in
            let deadline = times.deadline(of: clock)
            let ends: [(circle: HarmCircle, at: Moment)] = [(.above, deadline.due), (.county, deadline.twice)]
            return ends.filter { $0.at <= now }.map { HarmStep(clock: clock, circle: $0.circle) }
        }
    }
}
