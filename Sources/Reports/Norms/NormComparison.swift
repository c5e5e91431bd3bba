import Care
public import ReportRules
import ScreeningRules

/// A table of a report beside the norm that applies to its people. What a place's mean is compared by is what the
/// table tells of it, so nothing follows from the comparison that the table does not tell.
public struct NormComparison: Codable, Sendable, Equatable {
    public let norm: Norm
    /// Whether more points are a better sign, as with well-being.
    public let higherIsBetter: Bool
    /// `nil` where the mean of the place may not be told.
    public let difference: Difference?
    /// How many of 100 stand in each line of the table among the norm's people; empty where that is not known, or the
    /// table counts people without a result as well.
    public let shares: [Double]

    public struct Difference: Codable, Sendable, Equatable {
        /// Of the place's own mean, the interval of 95 %. Points.
        public let lowestMean: Double
        public let highestMean: Double
        /// Points more than the norm, with the interval of 95 %.
        public let points: Double
        public let lowest: Double
        public let highest: Double
        /// Cohen's d.
        public let standardised: Double
        public let size: MeanDifference.Size
        /// Whether chance alone seldom makes so much of a difference.
        public let isClear: Bool
    }
}

/// The points of a table as they are told, in steps of a tenth of the points that sheets carry: more would be more
/// than was asked.
struct ToldPoints {
    let points: MeanPoints
    /// How many steps are one point as people write it.
    private let steps: Double

    /// - Parameter decimals: of the scale, whose points are kept whole.
    init?(_ spread: Spread, decimals: Int) {
        let steps = decimals > 0 ? 1_000.0 : 10
        let unit = steps / 10
        let (mean, deviation) = (spread.mean / unit, spread.deviation / unit)
        guard let points = MeanPoints(
            people: spread.people, mean: (mean * steps).rounded() / steps,
            deviation: (deviation * steps).rounded() / steps, rounding: 0.5 / steps)
        else { return nil }
        self.points = points
        self.steps = steps
    }

    func difference(from norm: Norm) -> NormComparison.Difference? {
        let other = MeanPoints(people: norm.people, mean: norm.mean, deviation: norm.deviation)
        guard let found = other.flatMap(points.difference) else { return nil }
        return NormComparison.Difference(
            lowestMean: told(points.interval.lowerBound), highestMean: told(points.interval.upperBound),
            points: told(found.points), lowest: told(found.interval.lowerBound),
            highest: told(found.interval.upperBound), standardised: (found.standardised * 100).rounded() / 100,
            size: found.size, isClear: found.isClear)
    }

    /// Nothing has no sign: what is rounded up to it from below is no "-0.0".
    private func told(_ number: Double) -> Double { (number * steps).rounded() / steps + 0 }
}

extension NormComparison {
    /// - Returns: `nil` where there is nothing to set beside each other.
    init?(_ norm: Norm, _ told: ToldPoints?, lines: [ReportLine], of scale: Scale) {
        self.norm = norm
        higherIsBetter = scale.direction == .higherIsBetter
        difference = told.flatMap { $0.difference(from: norm) }
        let isOfResults = lines.count > 1 && !lines.contains(where: \.hasWithout)
        let codes = Set(lines.flatMap(\.codes))
        shares = isOfResults && codes == Set(norm.shares.keys)
            ? lines.map { line in
                let share = line.codes.reduce(0) { $0 + (norm.shares[$1] ?? 0) }
                return (share * 10).rounded() / 10
            } : []
        guard difference != nil || !shares.isEmpty else { return nil }
    }
}
