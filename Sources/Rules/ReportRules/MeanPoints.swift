/// The mean of some people's points, with what chance alone could make of it.
public struct MeanPoints: Hashable, Sendable {
    public let people: Int
    /// Points.
    public let mean: Double
    /// The standard deviation, with people − 1 below the line. Points.
    public let deviation: Double
    /// By how much the mean may lie off because it was rounded before it was told. Points.
    public let rounding: Double

    /// - Parameter rounding: 0 for what somebody else has published.
    /// - Returns: `nil` of fewer than two people, and of a spread below nothing.
    public init?(people: Int, mean: Double, deviation: Double, rounding: Double = 0) {
        guard people > 1, deviation >= 0, rounding >= 0, mean.isFinite, deviation.isFinite else { return nil }
        self.people = people
        self.mean = mean
        self.deviation = deviation
        self.rounding = rounding
    }

    /// The interval of 95 %, wider by what the rounding may have taken away. Points.
    ///
    /// Source: Student. The probable error of a mean. Biometrika 1908; 6: 1–25.
    public var interval: ClosedRange<Double> {
        let half = StudentT.beyond(degrees: Double(people - 1)) * squaredError.squareRoot() + rounding
        return (mean - half)...(mean + half)
    }

    /// How much more points these people have than others who have nothing to do with them.
    ///
    /// The interval of 95 % is Welch's, who does not take both to be spread alike. Sources: Welch BL. The
    /// generalization of ‘Student's’ problem when several different population variances are involved. Biometrika
    /// 1947; 34: 28–35. Satterthwaite FE. Biometrics Bulletin 1946; 2: 110–114, for the degrees of freedom.
    /// - Returns: `nil` where nobody differs from anybody, so that there is nothing to measure a difference by.
    public func difference(from other: MeanPoints) -> MeanDifference? {
        let error = squaredError + other.squaredError
        guard error > 0 else { return nil }
        let degrees = error * error / (freedom + other.freedom)
        let half = StudentT.beyond(degrees: degrees) * error.squareRoot() + rounding + other.rounding
        let points = mean - other.mean
        return MeanDifference(
            points: points, interval: (points - half)...(points + half), standardised: points / pooled(with: other))
    }

    /// The square of the standard error.
    private var squaredError: Double { deviation * deviation / Double(people) }
    /// What this mean brings into Satterthwaite's degrees of freedom.
    private var freedom: Double { squaredError * squaredError / Double(people - 1) }

    /// The deviation of both, each counted by its people.
    private func pooled(with other: MeanPoints) -> Double {
        let squares = Double(people - 1) * deviation * deviation
            + Double(other.people - 1) * other.deviation * other.deviation
        return (squares / Double(people + other.people - 2)).squareRoot()
    }
}

/// How much more points some people have than others.
public struct MeanDifference: Hashable, Sendable {
    /// How large a difference is, whoever is looked at.
    public enum Size: String, Codable, Sendable, CaseIterable {
        case hardly, little, markedly, much
    }

    /// Below 0 where they have fewer.
    public let points: Double
    /// The interval of 95 %. Points.
    public let interval: ClosedRange<Double>
    /// Cohen's d: how many standard deviations of both together.
    ///
    /// Source: Cohen J. Statistical Power Analysis for the Behavioral Sciences. 2nd ed. 1988, section 2.2 and
    /// formula 2.5.2.
    public let standardised: Double

    /// Whether chance alone seldom makes so much of a difference.
    public var isClear: Bool { !interval.contains(0) }

    /// From 0.2 a little, from 0.5 markedly, from 0.8 much.
    ///
    /// Source: Cohen 1988, section 2.2.3: small, medium and large effects.
    public var size: Size {
        switch standardised.magnitude {
        case ..<0.2: .hardly
        case ..<0.5: .little
        case ..<0.8: .markedly
        default: .much
        }
    }
}
