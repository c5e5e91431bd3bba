public import Care

/// Something that did not happen, in words that a person can be told.
public protocol Problem: Error {
    var kind: ProblemKind { get }
    var phrase: Phrase { get }
    /// Each fault by itself, where there are several, as in a file that somebody brought; none where `phrase` says all.
    var details: [ProblemDetail] { get }
}

extension Problem {
    public var details: [ProblemDetail] { [] }
}

/// One of several faults: where it is, and what.
public struct ProblemDetail: Sendable, Equatable {
    /// A row and a column, a path; `nil` where it is the whole.
    public let place: Phrase?
    public let phrase: Phrase

    public init(at place: Phrase?, _ phrase: Phrase) {
        self.place = place
        self.phrase = phrase
    }
}

/// What doors need to know of a problem: HTTP status, exit code, whether trying again helps.
public enum ProblemKind: Sendable, Equatable {
    case notSignedIn
    case forbidden
    /// Also everything out of the caller's reach: nobody learns what exists elsewhere.
    case notFound
    case conflict
    case invalid(field: String)
    /// More was sent than is read.
    case tooLarge
    case tooMany(retryAfterSeconds: Int)
    /// The platform cannot keep anything at the moment; nothing was lost, and trying again helps.
    case busy
    case full
}

/// The problems of the office itself.
public enum Refusal: Problem, Equatable {
    case notSignedIn
    case forbidden
    case notFound
    case invalid(field: String)
    case unknownUseCase

    public var kind: ProblemKind {
        switch self {
        case .notSignedIn: .notSignedIn
        case .forbidden: .forbidden
        case .notFound, .unknownUseCase: .notFound
        case .invalid(let field): .invalid(field: field)
        }
    }

    public var phrase: Phrase {
        switch self {
        case .notSignedIn: Phrase("problem.notSignedIn")
        case .forbidden: Phrase("problem.forbidden")
        case .notFound, .unknownUseCase: Phrase("problem.notFound")
        case .invalid(let field): Phrase("problem.invalid", ["field": field])
        }
    }
}
