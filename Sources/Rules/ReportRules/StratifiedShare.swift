/// What a sample that was drawn in strata says of everybody whom it was drawn from.
///
/// Each stratum counts as much as it has people, whatever part of it has answered: p = Σ Wₕ pₕ with Wₕ = Nₕ / N. Its
/// variance is Σ Wₕ² (1 − fₕ) pₕ (1 − pₕ) / (nₕ − 1), where fₕ = nₕ / Nₕ is the part that answered: who has asked
/// nearly everybody is nearly sure (the finite population correction).
///
/// Source: Cochran WG. Sampling Techniques, 3rd ed. Wiley 1977, sections 5.10 (shares in strata) and 3.2 (shares in a
/// finite population).
public struct StratifiedShare: Hashable, Sendable {
    /// One stratum: how many there are, how many of them answered, and how many gave this answer.
    public struct Stratum: Hashable, Sendable {
        public let frame: Int
        public let answered: Int
        public let people: Int

        public init(frame: Int, answered: Int, people: Int) {
            self.frame = frame
            self.answered = answered
            self.people = people
        }
    }

    /// Between 0 and 1.
    public let value: Double
    /// The standard error.
    public let error: Double
    /// The same people without weights.
    public let unweighted: Share

    /// - Returns: `nil` of no frame, and where fewer than two of a stratum have answered, of whom there is no spread.
    public init?(_ strata: [Stratum]) {
        let frame = strata.reduce(0) { $0 + $1.frame }
        guard frame > 0, strata.allSatisfy({ $0.answered > 1 && (0...$0.answered).contains($0.people) }),
            let share = Share(strata.reduce(0) { $0 + $1.people }, of: strata.reduce(0) { $0 + $1.answered })
        else { return nil }
        var (value, variance) = (0.0, 0.0)
        for stratum in strata {
            let weight = Double(stratum.frame) / Double(frame)
            let share = Double(stratum.people) / Double(stratum.answered)
            // People who were added by hand after the draw may make more answers than there is frame.
            let left = stratum.frame > 0 ? max(0, 1 - Double(stratum.answered) / Double(stratum.frame)) : 0
            value += weight * share
            variance += weight * weight * left * share * (1 - share) / Double(stratum.answered - 1)
        }
        (self.value, error, unweighted) = (value, variance.squareRoot(), share)
    }

    public var interval: ClosedRange<Double> { Self.interval(value, error) }

    /// The interval of 95 % of a share whose standard error is known: Wilson's, with as many people as would give the
    /// same error if they had been drawn one by one. It stays within 0 and 1, also for rare answers.
    ///
    /// Source: Dean N, Pagano M. Evaluating confidence interval methods for binomial proportions in clustered surveys.
    /// J Surv Stat Methodol 2015; 3: 484–503 (the Wilson interval with the effective sample size).
    static func interval(_ value: Double, _ error: Double) -> ClosedRange<Double> {
        guard error > 0 else { return value...value }
        let people = value * (1 - value) / (error * error)
        let square = Share.confidence * Share.confidence
        let middle = value + square / (2 * people)
        let half = Share.confidence * (value * (1 - value) / people + square / (4 * people * people)).squareRoot()
        return max(0, (middle - half) / (1 + square / people))...min(1, (middle + half) / (1 + square / people))
    }
}
