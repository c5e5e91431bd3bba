public import Access
public import Care

/// Why something could not be decided about what is kept.
public enum RetentionProblem: Problem, Equatable {
    /// The second person must be another one.
    case ownAgreement
    /// It was decided already.
    case decided
    /// Somebody has put a hold on it.
    case held
    case heldAlready
    case noHold
    case noReason
    case longReason
    case noCertificate
    /// It was not stopped, and nothing was found left.
    case nothingToRetry

    public static let longestReason = 300

    public var kind: ProblemKind {
        switch self {
        case .noReason, .longReason: .invalid(field: "reason")
        case .noCertificate: .notFound
        case .ownAgreement, .decided, .held, .heldAlready, .noHold, .nothingToRetry: .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .ownAgreement: Phrase("retention.problem.ownAgreement")
        case .decided: Phrase("retention.problem.decided")
        case .held: Phrase("retention.problem.held")
        case .heldAlready: Phrase("retention.problem.heldAlready")
        case .noHold: Phrase("retention.problem.noHold")
        case .noReason: Phrase("retention.problem.noReason")
        case .longReason: Phrase("retention.problem.longReason", ["count": "\(Self.longestReason)"])
        case .noCertificate: Phrase("retention.problem.noCertificate")
        case .nothingToRetry: Phrase("retention.problem.nothingToRetry")
        }
    }
}
