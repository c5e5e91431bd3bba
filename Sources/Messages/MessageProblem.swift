public import Access
public import Care

/// Why something could not be done with a message.
public enum MessageProblem: Problem, Equatable {
    /// It is on its way already.
    case notGivenUp
    /// No gateway for SMS is set up here.
    case noWayToPhones

    public var kind: ProblemKind { .conflict }

    public var phrase: Phrase {
        switch self {
        case .notGivenUp: Phrase("messages.problem.notGivenUp")
        case .noWayToPhones: Phrase("messages.problem.noWayToPhones")
        }
    }
}
