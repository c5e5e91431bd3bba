/// The outcome of one scale of a questionnaire.
public struct ScaleScore: Hashable, Sendable {
    /// The id of the scale.
    public let scale: String
    /// Points as the scale keeps them, in its range.
    public let total: Int
    /// Points: the plain sum of the answers that were given, reverse items turned.
    public let raw: Int
    public let prorated: Bool
    /// How many counted items have no answer.
    public let missing: Int
    /// `nil` where nobody drew bands.
    public let band: Band?
    /// At or beyond the scale's own cut-off.
    public let isPositive: Bool
    /// The borders that were taken; `nil` for the scale's own.
    public let alternative: AlternativeUsed?
    /// Where the norm has one, whole, 0 to 100.
    public let tScore: Int?
    /// What was not known of the person, so that the safer border was taken; in order.
    public let assumed: [PersonFact]
}
