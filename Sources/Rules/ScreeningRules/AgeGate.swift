/// The ages for which a scale was made.
public struct AgeGate: Hashable, Sendable {
    /// Years.
    public let minimum: Int
    /// Years, inside; `nil` for no upper end.
    public let maximum: Int?
    public let source: String
}
