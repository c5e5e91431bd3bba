public import Access
public import Care
public import WarningRules

/// Why something could not be done with an alert.
public enum WarningError: Problem, Equatable {
    case refused(AlertRefusal)
    case emptyNote
    case longNote
    case unknownColleague
    case notYourPost

    /// A note holds what one hand writes between two calls.
    public static let longestNote = 2_000

    public var kind: ProblemKind {
        switch self {
        case .refused: .conflict
        case .emptyNote, .longNote: .invalid(field: "note")
        case .unknownColleague: .invalid(field: "colleague")
        case .notYourPost: .notFound
        }
    }

    public var phrase: Phrase {
        switch self {
        case .refused(let refusal): refusal.phrase
        case .emptyNote: Phrase("warnings.problem.emptyNote")
        case .longNote: Phrase("warnings.problem.longNote", ["count": "\(Self.longestNote)"])
        case .unknownColleague: Phrase("warnings.problem.unknownColleague")
        case .notYourPost: Phrase("warnings.problem.notYourPost")
        }
    }
}
