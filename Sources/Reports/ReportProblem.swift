public import Access
public import Care
import ReportRules

/// Why a report cannot be had.
public enum ReportProblem: Problem, Equatable {
    case unknownScale
    case missingReason
    case longReason
    case noAdvice
    case longAdvice
    /// Advice that counts fewer than ten people, as it is written.
    case smallNumber(String)
    /// Somebody else has written or decided meanwhile.
    case adviceChanged
    case ownAdvice
    /// No advice is in force yet.
    case notAgreed

    public static let longestReason = 200
    public static let longestAdvice = AdviceText.longest

    public var kind: ProblemKind {
        switch self {
        case .unknownScale, .adviceChanged, .ownAdvice, .notAgreed: .conflict
        case .missingReason, .longReason: .invalid(field: "reason")
        case .noAdvice, .longAdvice, .smallNumber: .invalid(field: "advice")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .unknownScale: Phrase("reports.problem.unknownScale")
        case .missingReason: Phrase("reports.problem.missingReason")
        case .longReason: Phrase("reports.problem.longReason", ["count": "\(Self.longestReason)"])
        case .noAdvice: Phrase("reports.problem.noAdvice")
        case .longAdvice: Phrase("reports.problem.longAdvice", ["count": "\(Self.longestAdvice)"])
        case .smallNumber(let words): Phrase("reports.problem.smallNumber", ["words": words])
        case .adviceChanged: Phrase("reports.problem.adviceChanged")
        case .ownAdvice: Phrase("reports.problem.ownAdvice")
        case .notAgreed: Phrase("reports.problem.notAgreed")
        }
    }
}
