/// From when on the answers of a sheet look clicked through.
public struct QualityRule: Hashable, Sendable {
    /// Less than this for each answer is too fast.
    public let secondsPerItem: Int
    /// The same answer everywhere says something only from so many items on.
    public let straightLineItems: Int
    /// Items that ask much the same.
    public let pairs: [ConsistentPair]
    /// Who says so.
    public let source: String

    /// One second an item, as rulebook E.4.4 says. It names the straight line and leaves the number of items open:
    /// five is our decision.
    public static let usual = QualityRule(
        secondsPerItem: 1, straightLineItems: 5, pairs: [], source: "Rulebook E.4.4")
}

/// Two items whose answers should not lie far apart.
public struct ConsistentPair: Hashable, Sendable {
    public let first: String
    public let second: String
    /// Points, as the total counts them: further apart is inconsistent.
    public let distance: Int
}
