public import Access
public import Care

/// Why an archive cannot be handed on, or not be taken.
public enum TransferError: Problem, Equatable {
    /// No school of that code on the platform, or the own one.
    case noSuchSchool
    /// Nobody there could take it.
    case noTeacherThere
    /// The archive of staff is kept by the place, and of others there is no school's archive.
    case notAPupil
    /// One is on its way already.
    case underWay
    /// A guardian speaks for whoever is under 18, and nobody else; from 18 the person does.
    case notTheirs
    /// A guardian is noted as the danger: what they agree to does not count (rulebook H.4).
    case guardianIsDanger
    case hasEnded
    /// Whoever has sent it does not acknowledge it.
    case sameHand
    /// Nobody on the roster is surely the same.
    case notOnRoster
    /// Another month of birth, or not a pupil of the school.
    case otherPerson
    /// What it rested on does not hold any more.
    case fellAway

    public var kind: ProblemKind {
        switch self {
        case .noSuchSchool, .noTeacherThere: .invalid(field: "school")
        case .notTheirs, .guardianIsDanger: .invalid(field: "basis")
        case .notOnRoster, .otherPerson: .invalid(field: "member")
        case .notAPupil, .underWay, .hasEnded, .sameHand, .fellAway: .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noSuchSchool: Phrase("transfers.problem.noSuchSchool")
        case .noTeacherThere: Phrase("transfers.problem.noTeacherThere")
        case .notAPupil: Phrase("transfers.problem.notAPupil")
        case .underWay: Phrase("transfers.problem.underWay")
        case .notTheirs: Phrase("transfers.problem.notTheirs")
        case .guardianIsDanger: Phrase("transfers.problem.guardianIsDanger")
        case .hasEnded: Phrase("transfers.problem.hasEnded")
        case .sameHand: Phrase("transfers.problem.sameHand")
        case .notOnRoster: Phrase("transfers.problem.notOnRoster")
        case .otherPerson: Phrase("transfers.problem.otherPerson")
        case .fellAway: Phrase("transfers.problem.fellAway")
        }
    }
}
