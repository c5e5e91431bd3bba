/// What can be reckoned from sums that are known: how small and how large a number may be that nobody was told.
///
/// Unknowns are never negative; each equation says what some of them come to together. The answer is found by the
/// simplex method (Dantzig), with Bland's rule so that it always ends.
struct Equations {
    private static let small = 1e-7

    /// One row an equation, the last column what it comes to.
    private var rows: [[Double]] = []
    /// Which unknown each row is solved for.
    private var basis: [Int] = []
    private let unknowns: Int

    /// - Returns: `nil` when no numbers at all fulfil the equations.
    init?(unknowns: Int, _ sums: [(of: Set<Int>, is: Int)]) {
        self.unknowns = unknowns
        // A helper for each equation, which phase one drives down to nothing.
        for (number, sum) in sums.enumerated() {
            var row = [Double](repeating: 0, count: unknowns + sums.count + 1)
            for unknown in sum.of { row[unknown] = 1 }
            row[unknowns + number] = 1
            row[row.count - 1] = Double(sum.is)
            rows.append(row)
            basis.append(unknowns + number)
        }
        let helpers = (0..<unknowns + sums.count).map { $0 < unknowns ? 0.0 : 1.0 }
        guard least(helpers) < Self.small else { return nil }
        leaveHelpers()
    }

    /// The smallest and the largest that some unknowns can come to together.
    func range(of wanted: Set<Int>) -> ClosedRange<Double> {
        var (low, high) = (self, self)
        let costs = (0..<unknowns).map { wanted.contains($0) ? 1.0 : 0.0 }
        let least = low.least(costs)
        return least...max(least, -high.least(costs.map { -$0 }))
    }

    /// Goes from corner to corner until nothing makes the costs smaller.
    private mutating func least(_ costs: [Double]) -> Double {
        while let entering = entering(costs), let leaving = leaving(entering) { pivot(leaving, entering) }
        return zip(rows, basis).reduce(0) { $0 + ($1.0.last ?? 0) * costs[$1.1] }
    }

    private func entering(_ costs: [Double]) -> Int? {
        costs.indices.first { column in
            costs[column] - zip(rows, basis).reduce(0) { $0 + $1.0[column] * costs[$1.1] } < -Self.small
        }
    }

    private func leaving(_ entering: Int) -> Int? {
        let possible = rows.indices.filter { rows[$0][entering] > Self.small }
        return possible.min { first, second in
            let one = (rows[first].last ?? 0) / rows[first][entering]
            let other = (rows[second].last ?? 0) / rows[second][entering]
            return abs(one - other) < Self.small ? basis[first] < basis[second] : one < other
        }
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let divisor = rows[row][column]
        rows[row] = rows[row].map { $0 / divisor }
        for other in rows.indices where other != row && abs(rows[other][column]) > 1e-12 {
            let factor = rows[other][column]
            for place in rows[other].indices { rows[other][place] -= factor * rows[row][place] }
        }
        basis[row] = column
    }

    /// Equations that follow from others are left out; the helpers are cut off.
    private mutating func leaveHelpers() {
        for row in rows.indices where basis[row] >= unknowns {
            if let column = (0..<unknowns).first(where: { abs(rows[row][$0]) > Self.small }) { pivot(row, column) }
        }
        let kept = rows.indices.filter { basis[$0] < unknowns }
        rows = kept.map { Array(rows[$0].prefix(unknowns)) + [rows[$0].last ?? 0] }
        basis = kept.map { basis[$0] }
    }
}
