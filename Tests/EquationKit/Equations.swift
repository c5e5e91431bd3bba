/// What can be reckoned from sums that are known: how small and how large a number may be that nobody was told.
///
/// Unknowns are never negative; each equation says what some of them come to together. The answer is found by the
/// simplex method (Dantzig), with Bland's rule so that it always ends.
public struct Equations {
    private static let small = 1e-7
    /// So little is nothing left after all equations were fulfilled in turn.
    private static let fulfilled = 1e-5

    /// One row an equation, the last column what it comes to.
    private var rows: [[Double]] = []
    /// Which unknown each row is solved for.
    private var basis: [Int] = []
    private let unknowns: Int

    /// - Returns: `nil` when no numbers at all fulfil the equations.
    public init?(unknowns: Int, _ sums: [(of: Set<Int>, is: Int)]) {
        self.init(
            unknowns: unknowns, weighted: sums.map { (of: Self.once($0.of), is: Double($0.is)) })
    }

    /// - Parameter sums: how often each unknown is counted, and what that comes to; nothing is less than 0.
    /// - Returns: `nil` when no numbers at all fulfil the equations.
    public init?(unknowns: Int, weighted sums: [(of: [Int: Double], is: Double)]) {
        self.unknowns = unknowns
        // A helper for each equation, which phase one drives down to nothing.
        for (number, sum) in sums.enumerated() {
            var row = [Double](repeating: 0, count: unknowns + sums.count + 1)
            for (unknown, times) in sum.of { row[unknown] = times }
            row[unknowns + number] = 1
            row[row.count - 1] = sum.is
            rows.append(row)
            basis.append(unknowns + number)
        }
        let helpers = (0..<unknowns + sums.count).map { $0 < unknowns ? 0.0 : 1.0 }
        guard least(helpers) < Self.fulfilled else { return nil }
        leaveHelpers()
    }

    /// The smallest and the largest that some unknowns can come to together.
    public func range(of wanted: Set<Int>) -> ClosedRange<Double> { range(of: Self.once(wanted)) }

    /// The same of unknowns that are counted more than once.
    public func range(of wanted: [Int: Double]) -> ClosedRange<Double> {
        var copy = self
        let (fewest, most) = copy.ends(of: wanted)
        let (low, high) = (Self.sum(of: wanted, in: fewest), Self.sum(of: wanted, in: most))
        return low...max(low, high)
    }

    /// All unknowns where some of them come to the least together, and where to the most. The next search begins there.
    mutating func ends(of wanted: Set<Int>) -> (fewest: [Double], most: [Double]) { ends(of: Self.once(wanted)) }

    private mutating func ends(of wanted: [Int: Double]) -> (fewest: [Double], most: [Double]) {
        let costs = (0..<unknowns).map { wanted[$0] ?? 0 }
        _ = least(costs)
        let fewest = solution
        _ = least(costs.map { -$0 })
        return (fewest, solution)
    }

    static func sum(of wanted: Set<Int>, in solution: [Double]) -> Double {
        wanted.reduce(0) { $0 + solution[$1] }
    }

    private static func sum(of wanted: [Int: Double], in solution: [Double]) -> Double {
        wanted.reduce(0) { $0 + $1.value * solution[$1.key] }
    }

    private static func once(_ wanted: Set<Int>) -> [Int: Double] {
        Dictionary(uniqueKeysWithValues: wanted.map { ($0, 1.0) })
    }

    private var solution: [Double] {
        var solution = [Double](repeating: 0, count: unknowns)
        for (row, unknown) in zip(rows, basis) where unknown < unknowns { solution[unknown] = row.last ?? 0 }
        return solution
    }

    /// Goes from corner to corner until nothing makes the costs smaller.
    private mutating func least(_ costs: [Double]) -> Double {
        // What one more of each unknown would cost; last, what everything costs now, with a minus sign.
        var reduced = costs + [0]
        for (row, unknown) in zip(rows, basis) where costs[unknown] != 0 {
            for column in row.indices { reduced[column] -= costs[unknown] * row[column] }
        }
        while let entering = costs.indices.first(where: { reduced[$0] < -Self.small }),
            let leaving = leaving(entering) { pivot(leaving, entering, &reduced) }
        return -(reduced.last ?? 0)
    }

    private func leaving(_ entering: Int) -> Int? {
        let possible = rows.indices.filter { rows[$0][entering] > Self.small }
        return possible.min { first, second in
            let one = (rows[first].last ?? 0) / rows[first][entering]
            let other = (rows[second].last ?? 0) / rows[second][entering]
            return abs(one - other) < Self.small ? basis[first] < basis[second] : one < other
        }
    }

    /// Most of a row is nothing, and is left alone.
    private mutating func pivot(_ row: Int, _ column: Int, _ reduced: inout [Double]) {
        let divisor = rows[row][column]
        let turned = rows[row].enumerated().filter { abs($0.element) > 1e-12 }.map { ($0.offset, $0.element / divisor) }
        for (place, value) in turned { rows[row][place] = value }
        for other in rows.indices where other != row && abs(rows[other][column]) > 1e-12 {
            var changed = rows[other]
            rows[other] = []
            let factor = changed[column]
            for (place, value) in turned { changed[place] -= factor * value }
            rows[other] = changed
        }
        let factor = reduced[column]
        for (place, value) in turned { reduced[place] -= factor * value }
        basis[row] = column
    }

    /// Equations that follow from others are left out; the helpers are cut off.
    private mutating func leaveHelpers() {
        var costs = [Double](repeating: 0, count: rows.first?.count ?? 0)
        for row in rows.indices where basis[row] >= unknowns {
            if let column = (0..<unknowns).first(where: { abs(rows[row][$0]) > Self.small }) {
                pivot(row, column, &costs)
            }
        }
        let kept = rows.indices.filter { basis[$0] < unknowns }
        rows = kept.map { Array(rows[$0].prefix(unknowns)) + [rows[$0].last ?? 0] }
        basis = kept.map { basis[$0] }
    }
}
