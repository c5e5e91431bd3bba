/// The ages for which a scale was made.
public struct AgeGate: Hashable, Sendable {
    /// Years.
    public let minimum: Int
    /// Years, inside; `nil` for no upper end.
    public let maximum: Int?
    /// School grades, 1 to 12; `nil` where the scale does not hang on school.
    public let grades: ClosedRange<Int>?
    public let source: String
}
