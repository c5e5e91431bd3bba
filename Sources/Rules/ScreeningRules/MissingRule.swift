/// How many answers may be missing before a score would be a guess.
///
/// Source: rulebook E.4.3.
public struct MissingRule: Hashable, Sendable {
    /// Up to this many missing answers are filled with the mean of the others; 0 for none.
    public let allowed: Int
    /// The share that must be answered, where the rule is a share; percent.
    public let answeredPercent: Int?
    public let source: String
}
