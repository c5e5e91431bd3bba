/// A way in which a whole screening counts as positive, beside the cut-off of its total.
public struct PositiveRule: Hashable, Sendable {
    /// Stable, for tables: `symptom-pattern`.
    public let code: String
    /// `nil` where the conditions say it all.
    public let title: Wording?
    /// All of them must hold.
    public let conditions: [ScaleCondition]
    public let source: String

    /// The code under which the cut-off of the total is known.
    public static let total = "total"
}

/// A scale at or beyond a value.
public struct ScaleCondition: Hashable, Sendable {
    public let scale: String
    public let when: CutOff.When
    /// Points, as the scale keeps them: hundredths for a mean.
    public let value: Int

    func holds(in scores: [ScaleScore]) -> Bool {
        scores.first { $0.scale == scale }.map { when.isReached(value, by: $0.total) } ?? false
    }
}

/// When a sheet says too little about the person to be scored: it is set aside and asked again.
public struct ValidityRule: Hashable, Sendable {
    public let condition: ScaleCondition
    public let source: String
}
