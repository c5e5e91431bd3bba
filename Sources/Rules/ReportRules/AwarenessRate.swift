/// The awareness rate 知晓率: of all answers to questions of knowledge, how many were right, each question counting
/// alike (requirements IND-08, by questions).
public struct AwarenessRate: Hashable, Sendable {
    /// Between 0 and 1.
    public let value: Double
    /// At most so large. Answers of one person go together, in a way that tables of single questions do not tell; the
    /// standard error of a mean is never more than the mean of the standard errors (Minkowski's inequality).
    public let error: Double

    /// - Returns: `nil` without questions.
    public init?(_ questions: [StratifiedShare]) {
        guard !questions.isEmpty else { return nil }
        value = questions.reduce(0) { $0 + $1.value } / Double(questions.count)
        error = questions.reduce(0) { $0 + $1.error } / Double(questions.count)
    }

    public var interval: ClosedRange<Double> { StratifiedShare.interval(value, error) }
}
