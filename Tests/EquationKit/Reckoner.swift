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
