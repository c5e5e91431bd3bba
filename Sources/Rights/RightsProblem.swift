public import Access
public import Care
public import RightsRules

/// Why a request could not be taken in, answered or opened.
public enum RightsProblem: Problem, Equatable {
    case noSuchCode
    case noSuchLink
    /// Well formed, and nobody's.
    case noSuchReceipt
    /// A slip of the pen: no receipt looks so.
    case misspeltReceipt
    /// From 14 on somebody asks themselves (PIPL art. 31).
    case notAChild
    case noField
    case tooLong(field: String)
    case tooMany
    case noRequest
    case obstacle(RightsObstacle)
    /// Nothing was granted, or it is not a file that was asked for.
    case noFile
    case fileClosed
    case reviewed
    case noReview
    case missing(field: String)
    case badHours
    /// A day that comes before its beginning, or has not come yet.
    case badDay(field: String)
    /// Nobody agrees to what they have written of a recipient.
    case ownTerms
    /// Somebody has written a newer version of it meanwhile.
    case newerTerms
    case recipientEnded
    case recipientNotEnded
    case returnConfirmed
    case changedMeanwhile

    public static let longestWords = 1_000
    /// So many of one person may be open at once; more is a mistake or a nuisance.
    public static let mostOpen = 8

    public var kind: ProblemKind {
        switch self {
        case .noSuchCode: .invalid(field: "code")
        case .noSuchLink: .notFound
        case .noSuchReceipt, .misspeltReceipt: .invalid(field: "receipt")
        case .notAChild: .invalid(field: "applicant")
        case .noField: .invalid(field: "field")
        case .tooLong(let field), .missing(let field), .badDay(let field): .invalid(field: field)
        case .badHours: .invalid(field: "hoursAgo")
        case .noRequest: .invalid(field: "request")
        case .noReview: .invalid(field: "why")
        case .obstacle(.noProof): .invalid(field: "proof")
        case .obstacle(.noReason), .obstacle(.noWords): .invalid(field: "words")
        case .tooMany, .obstacle, .noFile, .fileClosed, .reviewed, .ownTerms, .newerTerms, .recipientEnded,
            .recipientNotEnded, .returnConfirmed, .changedMeanwhile:
            .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noSuchCode: Phrase("rights.problem.noSuchCode")
        case .noSuchLink: Phrase("rights.problem.noSuchLink")
        case .noSuchReceipt, .misspeltReceipt: Phrase("rights.problem.noSuchReceipt")
        case .notAChild: Phrase("rights.problem.notAChild")
        case .noField: Phrase("rights.problem.noField")
        case .tooLong: Phrase("rights.problem.tooLong", ["count": "\(Self.longestWords)"])
        case .tooMany: Phrase("rights.problem.tooMany", ["count": "\(Self.mostOpen)"])
        case .noRequest: Phrase("rights.problem.noRequest")
        case .obstacle(let obstacle): Phrase("rights.obstacle.\(obstacle.rawValue)")
        case .noFile: Phrase("rights.problem.noFile")
        case .fileClosed: Phrase("rights.problem.fileClosed")
        case .reviewed: Phrase("rights.problem.reviewed")
        case .noReview: Phrase("rights.problem.noReview")
        case .missing: Phrase("rights.problem.missing")
        case .badHours: Phrase("rights.problem.badHours")
        case .badDay: Phrase("rights.problem.badDay")
        case .ownTerms: Phrase("rights.problem.ownTerms")
        case .newerTerms: Phrase("rights.problem.newerTerms")
        case .recipientEnded: Phrase("rights.problem.recipientEnded")
        case .recipientNotEnded: Phrase("rights.problem.recipientNotEnded")
        case .returnConfirmed: Phrase("rights.problem.returnConfirmed")
        case .changedMeanwhile: Phrase("rights.problem.changedMeanwhile")
        }
    }
}
