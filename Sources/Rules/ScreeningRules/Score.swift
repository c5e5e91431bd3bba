/// The outcome of a questionnaire: its total, its subscales, and whether the screening is positive.
///
/// The same answers, version of the questionnaire and person always give the same score (rulebook E.4.5).
public struct Score: Hashable, Sendable {
    /// Points as the scale keeps them, in its range, after proration and multiplication.
    public let total: Int
    /// Points: the plain sum of the answers that were given, reverse items turned.
    public let raw: Int
    /// Whether missing answers were filled with the mean of the others.
    public let prorated: Bool
    /// How many counted items have no answer.
    public let missing: Int
    public let band: Band
    /// At or beyond a cut-off, or by another rule of the file: a reason to look closer.
    public let screenPositive: Bool
    /// By which rules: `total` for the cut-off of the total, then the codes of the file.
    public let positiveBy: [String]
    /// The subscales that could be scored, in the order of the file.
    public let subscales: [ScaleScore]
    /// The subscales of which too much is missing.
    public let unscored: [String]
    /// The borders that were taken; `nil` for the scale's own.
    public let alternative: AlternativeUsed?
    /// Where the norm has one, whole, 0 to 100.
    public let tScore: Int?
    /// What was not known of the person, so that the safer border was taken; in order.
    public let assumed: [PersonFact]

    init(_ total: ScaleScore, band: Band, positiveBy: [String], subscales: [ScaleScore], unscored: [String]) {
        self.total = total.total
        raw = total.raw
        prorated = total.prorated
        missing = total.missing
        self.band = band
        screenPositive = !positiveBy.isEmpty
        self.positiveBy = positiveBy
        self.subscales = subscales
        self.unscored = unscored
        alternative = total.alternative
        tScore = total.tScore
        assumed = Set(([total] + subscales).flatMap(\.assumed)).sorted()
    }
}
