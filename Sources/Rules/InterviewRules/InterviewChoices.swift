/// What an interview was about. Nothing of it is a diagnosis.
public enum InterviewTopic: String, Sendable, Codable, CaseIterable {
    case study, family, classmates, teachers, mood, sleep, body, loss, bullying, love, internet, future
}

/// Who and what holds a person.
public enum Support: String, Sendable, Codable, CaseIterable {
    case family, friends, teacher, relative, hobby, plans, asksForHelp
}

/// How an interview or a talk with a guardian was held.
public enum TalkManner: String, Sendable, Codable, CaseIterable {
    case together, phone, video, home
}

/// What comes next.
public enum NextStep: String, Sendable, Codable, CaseIterable {
    case nothing, lookAgain, talkOn, careInClass, guardianTalk, referral, emergency
}

/// How far the way to a hospital or another place of help is.
public enum ReferralStep: String, Sendable, Codable, CaseIterable {
    case advised, arranged, seen, declined
}

/// How a try to reach the guardian ended.
public enum GuardianOutcome: String, Sendable, Codable, CaseIterable {
    case agreed, hesitant, refused, notReached
    /// The guardian is the danger, or not there: somebody else of the family, or the office that protects minors.
    case otherPerson

    /// Whether somebody now knows who looks after the child.
    public var isReached: Bool { self != .notReached }
}

/// Why no guardian was told yet.
public enum GuardianAbsence: String, Sendable, Codable, CaseIterable {
    /// Will be told soon: the clock runs on.
    case later
    /// The person is of age and does not wish it.
    case ofAge
    /// The guardian is the danger; others are told instead (rulebook H.4).
    case danger

    /// Whether that settles it.
    public var isFinal: Bool { self != .later }
}
