public import Access
public import Care

/// Why a report cannot be had.
public enum ReportProblem: Problem, Equatable {
    case unknownScale
    case missingReason
    case longReason

    public static let longestReason = 200

    public var kind: ProblemKind {
        switch self {
        case .unknownScale: .conflict
        case .missingReason, .longReason: .invalid(field: "reason")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .unknownScale: Phrase("reports.problem.unknownScale")
        case .missingReason: Phrase("reports.problem.missingReason")
        case .longReason: Phrase("reports.problem.longReason", ["count": "\(Self.longestReason)"])
        }
    }
}
