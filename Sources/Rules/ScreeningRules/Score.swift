/// The outcome of one scale.
public struct Score: Hashable, Sendable {
    /// Points, in the range of the scale, after proration and multiplication.
    public let total: Int
    /// Points: the plain sum of the answers that were given, reverse items turned.
    public let raw: Int
    /// Whether missing answers were filled with the mean of the others.
    public let prorated: Bool
    /// How many counted items have no answer.
    public let missing: Int
    public let band: Band
    /// At or beyond the cut-off: a reason to look closer.
    public let screenPositive: Bool
}
