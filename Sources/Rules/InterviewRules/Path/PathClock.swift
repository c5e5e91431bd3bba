public import Care
public import WarningRules

/// What somebody's way to help and back waits for.
public enum PathClock: String, Sendable, Codable, CaseIterable {
    /// To hear whether the person was seen.
    case seen
    /// To ask how an appointment went, or how the leave goes.
    case ask
    /// To meet with the family that has asked to come back.
    case meeting
    /// To say what the meeting has come to.
    case decision
    case visit
    /// To end the way: all visits were made.
    case end
}

/// What stands of somebody's way, as far as its clock looks at it.
public struct PathStanding: Sendable, Equatable {
    public struct Due: Sendable, Equatable {
        public let clock: PathClock
        public let at: Moment
    }

    public var step: PathStep
    /// When the step was.
    public var since: Moment
    public var isGrave: Bool
    /// The second day of the step.
    public var day: Day?
    public var plan: VisitPlan?

    public init(step: PathStep, since: Moment, isGrave: Bool, day: Day? = nil, plan: VisitPlan? = nil) {
        self.step = step
        self.since = since
        self.isGrave = isGrave
        self.day = day
        self.plan = plan
    }

    /// What is due first; `nil` when nothing is. What is planned for a day has time until its last minute.
    public func due(under policy: ReturnPolicy, in calendar: WorkingCalendar) -> Due? {
        switch step {
        case .referred:
            let allowed = isGrave ? policy.seenGrave : policy.seen
            return Due(clock: .seen, at: allowed.end(from: since, in: calendar))
        case .seen, .treated, .leave:
            return day.map { Due(clock: .ask, at: Self.end(of: $0)) }
        case .applied: return Due(clock: .meeting, at: policy.meeting.end(from: since, in: calendar))
        case .meeting: return Due(clock: .decision, at: Self.end(of: since.day))
        case .notYet: return Due(clock: .meeting, at: Self.end(of: day ?? since.day))
        case .returned, .followUp:
            guard let next = plan?.next else { return Due(clock: .end, at: Self.end(of: since.day)) }
            return Due(clock: .visit, at: Self.end(of: next))
        case .closed: return nil
        }
    }

    private static func end(of day: Day) -> Moment { Moment(day, minute: 1_439) }
}
