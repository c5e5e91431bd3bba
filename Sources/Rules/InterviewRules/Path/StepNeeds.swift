/// What a step cannot be written down without.
public struct StepNeeds: Sendable, Equatable {
    public enum Need: Sendable, Equatable { case none, optional, required }

    /// Of each group at least one has to be there.
    public let groups: [[PathFact]]
    public let words: Need
    /// A second day: the next appointment, the next meeting, the first day back.
    public let day: Need

    public var facts: [PathFact] { groups.flatMap { $0 } }

    init(_ groups: [[PathFact]] = [], words: Need = .optional, day: Need = .none) {
        self.groups = groups
        self.words = words
        self.day = day
    }
}

extension PathStep {
    /// What it takes after the step before.
    ///
    /// Source: rulebook C.6 (a referral stands on consent or a legal basis), C.3 (leave only by an agreed plan), G.4
    /// (guardian and hospital advice; school, guardian, teacher and the doctor's advice at the meeting; an agreement).
    public func needs(after earlier: PathStep?) -> StepNeeds {
        switch self {
        case .referred:
            StepNeeds([
                [.mentalHospital, .generalHospital, .counsellingCentre, .otherHelp],
                [.guardianAgrees, .personAgrees, .lifeInDanger],
            ])
        case .seen, .treated: StepNeeds(day: .optional)
        case .leave:
            StepNeeds([[.guardianAgrees, .personAgrees], [.schoolAgrees]], words: .required, day: .optional)
        case .applied: StepNeeds([[.guardianAsks, .personAsks], [.hospitalAdvice]])
        case .meeting: StepNeeds([[.schoolThere], [.guardianThere, .personThere], [.teacherThere], [.adviceRead]])
        case .notYet: StepNeeds([PathFact.conditions], words: .required, day: .required)
        case .returned:
            StepNeeds(
                [PathFact.conditions, [.guardianAgrees, .personAgrees], [.schoolAgrees]], words: .required,
                day: .required)
        case .followUp:
            StepNeeds([[.comesToSchool, .sleepsAndEats, .hasSomebody, .keepsAppointments, .needsMore]])
        case .closed: StepNeeds([Self.ends(after: earlier)], words: .required)
        }
    }

    /// How a way can end: whoever was never away has stayed, and only whoever is back was followed to the end.
    private static func ends(after earlier: PathStep?) -> [PathFact] {
        switch earlier {
        case .referred: [.stayed, .declined, .movedAway]
        case .seen, .treated: [.stayed, .movedAway]
        case .returned, .followUp: [.followedToEnd, .movedAway]
        default: [.movedAway]
        }
    }
}
