/// Somebody who asks the same equations about many numbers. Each answer is a corner of all that is possible; where two
/// corners that were seen already lie far enough apart, nothing has to be solved again.
public struct Reckoner {
    private static let small = 1e-6

    private var equations: Equations
    private var corners: [[Double]] = []

    /// - Returns: `nil` when no numbers at all fulfil the equations.
    public init?(unknowns: Int, _ sums: [(of: Set<Int>, is: Int)]) {
        guard let equations = Equations(unknowns: unknowns, sums) else { return nil }
        self.equations = equations
    }

    /// - Parameters:
    ///   - sums: what is known exactly.
    ///   - ranges: what is known as far as it was rounded, how often each unknown is counted and between which numbers
    ///     that lies.
    /// - Returns: `nil` when no numbers at all fulfil all of it.
    public init?(
        unknowns: Int, _ sums: [(of: Set<Int>, is: Int)],
        within ranges: [(of: [Int: Double], range: ClosedRange<Double>)]
    ) {
        var rows = sums.map { (of: Dictionary(uniqueKeysWithValues: $0.of.map { ($0, 1.0) }), is: Double($0.is)) }
        for (number, known) in ranges.enumerated() {
            // What is left up to the larger end, and that is no more than both ends lie apart.
            let (left, used) = (unknowns + 2 * number, unknowns + 2 * number + 1)
            let largest = max(1, known.of.values.max() ?? 1)
            let (low, high) = (max(0, known.range.lowerBound) / largest, known.range.upperBound / largest)
            rows.append((of: known.of.mapValues { $0 / largest }.merging([left: 1]) { $1 }, is: high))
            rows.append((of: [left: 1, used: 1], is: high - low))
        }
        guard let equations = Equations(unknowns: unknowns + 2 * ranges.count, weighted: rows) else { return nil }
        self.equations = equations
    }

    /// Between which numbers a sum lies that counts each unknown so often.
    public func range(of wanted: [Int: Double]) -> ClosedRange<Double> { equations.range(of: wanted) }

    /// How few people some unknowns can be together, and how many. As soon as the two are known to lie `people` apart,
    /// it is not asked how much farther they do.
    public mutating func range(of wanted: Set<Int>, openBy people: Int) -> ClosedRange<Int> {
        if let seen = seen(wanted), seen.upperBound - seen.lowerBound >= people { return seen }
        let (fewest, most) = equations.ends(of: wanted)
        corners += [fewest, most]
        return seen(wanted) ?? 0...0
    }

    private func seen(_ wanted: Set<Int>) -> ClosedRange<Int>? {
        let sums = corners.map { Equations.sum(of: wanted, in: $0) }
        guard let low = sums.min(), let high = sums.max() else { return nil }
        let fewest = Int((low - Self.small).rounded(.up))
        return fewest...max(fewest, Int((high + Self.small).rounded(.down)))
    }
}
