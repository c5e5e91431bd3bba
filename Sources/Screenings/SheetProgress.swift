/// How far a sheet is after something was saved.
public struct SheetProgress: Codable, Sendable, Equatable {
    /// Questions that have an answer, of `count` that are asked and scored.
    public let answered: Int
    public let count: Int
    /// Whether what was saved now calls for help first: the very next screen shows it.
    public let help: Bool
    /// Whether an answer that was given now is a red flag, also when the sheet has shown it before.
    public let isGrave: Bool
    public let isFinished: Bool
    /// Whether the sheet could not be finished because too much is unanswered. What was given is kept all the same.
    public let isTooEmpty: Bool
    /// Whether the scale's own check says that the answers do not speak for the person: better to ask again.
    public let isNotValid: Bool
}
