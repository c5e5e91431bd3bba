public import Care
public import WarningRules

/// What an interview came to, as far as a rule looks at it.
public struct InterviewFacts: Sendable, Equatable {
    public var level: CareLevel
    public var risk: RiskAnswers
    public var saysWhyLower: Bool
    public var hasPlan: Bool
    public var nextLook: Day?
    /// Whether a guardian was reached, or it says why not.
    public var guardianIsSettled: Bool
    /// Whether the way to more help is written down, or why there is none.
    public var referralIsSettled: Bool

    public init(
        level: CareLevel, risk: RiskAnswers, saysWhyLower: Bool, hasPlan: Bool, nextLook: Day?,
        guardianIsSettled: Bool, referralIsSettled: Bool
    ) {
        self.level = level
        self.risk = risk
        self.saysWhyLower = saysWhyLower
        self.hasPlan = hasPlan
        self.nextLook = nextLook
        self.guardianIsSettled = guardianIsSettled
        self.referralIsSettled = referralIsSettled
    }
}

/// What an interview still lacks before it can be written down.
public enum InterviewGap: Error, Sendable, Equatable {
    /// The level is lower than the answers call for, and nobody says why.
    case whyLower(CareLevel)
    case plan
    case nextLook
    /// Later than the level allows.
    case lookTooLate(Day)
    case lookInThePast
    case guardian
    case referral
}

extension InterviewFacts {
    /// What is missing, in the order of the form.
    ///
    /// The level is the interviewer's own (rulebook G.2.5); what is asked for is what makes it safe: a reason for a
    /// level below the answers, a plan from level 2 on (G.2.7), a day to look again, and from level 3 on the guardian
    /// and the way to more help (C.3).
    public func gaps(on today: Day, at now: Moment, under policy: CarePolicy, in calendar: WorkingCalendar)
        -> [InterviewGap]
    {
        var gaps: [InterviewGap] = []
        if level < risk.level, !saysWhyLower { gaps.append(.whyLower(risk.level)) }
        if level >= .moderate, !hasPlan { gaps.append(.plan) }
        if let gap = lookGap(on: today, at: now, under: policy, in: calendar) { gaps.append(gap) }
        if level >= .neverAlone, !guardianIsSettled { gaps.append(.guardian) }
        if level >= .neverAlone, !referralIsSettled { gaps.append(.referral) }
        return gaps
    }

    private func lookGap(
        on today: Day, at now: Moment, under policy: CarePolicy, in calendar: WorkingCalendar
    ) -> InterviewGap? {
        if let nextLook, nextLook < today { return .lookInThePast }
        guard let time = policy.step(of: level)?.look else { return nil }
        guard let nextLook else { return .nextLook }
        let latest = time.end(from: now, in: calendar).day
        return nextLook > latest ? .lookTooLate(latest) : nil
    }
}

/// Whether somebody's care can end.
public enum CareClosing {
    public enum Refusal: Error, Sendable, Equatable {
        case notTalked
        case levelTooHigh
        /// A red flag ends only when its alert has been closed, which takes a second person (rulebook C.5).
        case alertIsOpen
    }

    /// - Throws: why it cannot end yet.
    public static func check(
        level: CareLevel?, hasFlag: Bool, alertIsClosed: Bool
    ) throws(Refusal) {
        guard let level else { throw .notTalked }
        guard level <= .watch else { throw .levelTooHigh }
        guard !hasFlag || alertIsClosed else { throw .alertIsOpen }
    }
}
