import EquationKit
import Testing

@testable import ReportRules

/// Where a mean and a deviation may stand beside bands (decision 0060).
@Suite struct CountedPointsTests {
    private static func points(_ bands: [(Int, ClosedRange<Int>)], _ sum: Int, _ squares: Int) -> CountedPoints {
        CountedPoints(
            bands: bands.map { CountedPoints.Stretch(people: $0.0, points: $0.1) }, sum: sum, squares: squares)
    }

    /// As of the GAD-7; everybody stands in the middle of a band.
    private static func middling(_ people: [Int]) -> CountedPoints {
        let (ranges, middles) = ([0...4, 5...9, 10...14, 15...21], [2, 7, 12, 17])
        return points(
            Array(zip(people, ranges)), zip(people, middles).reduce(0) { $0 + $1.0 * $1.1 },
            zip(people, middles).reduce(0) { $0 + $1.0 * $1.1 * $1.1 })
    }

    /// Reckoned beside it by another program.
    @Test(arguments: [
        ([118, 60, 37, 24], true), ([80, 40, 20, 12], true), ([20, 20, 20, 20], true), ([60, 30, 20, 14], false),
        ([10, 10, 10, 10], false), ([30, 30, 30, 9], false),
    ])
    func `points of many are told and those of few are not`(_ people: [Int], _ isOpen: Bool) {
        #expect(Self.middling(people).isOpen == isOpen)
    }

    /// Eight have one point, one has two, one has four, ten have none: mean 0.7 and deviation 0.98.
    @Test func `a mean and a deviation of twenty that leave one way only are not told`() {
        #expect(!Self.points([(10, 0...0), (10, 1...4)], 14, 28).isOpen)
    }

    @Test func `the solver sees how few have four points where such a mean is told`() throws {
        // Unknown is how many have one point, two, three and four; the mean is 0.7 and the deviation 1.0, as rounded.
        let (low, high) = (0.65 * 20, 0.75 * 20)
        let squares = (19 * 0.95 * 0.95 + low * low / 20)...(19 * 1.05 * 1.05 + high * high / 20)
        var reckoner = try #require(
            Reckoner(
                unknowns: 4, [([0, 1, 2, 3], 10)],
                within: [([0: 1, 1: 2, 2: 3, 3: 4], low...high), ([0: 1, 1: 4, 2: 9, 3: 16], squares)]))
        #expect(reckoner.range(of: [3], openBy: 10) == 0...1)
        #expect(reckoner.range(of: [2], openBy: 10) == 0...2)
        var open = try #require(Reckoner(unknowns: 4, [([0, 1, 2, 3], 10)], within: []))
        #expect(open.range(of: [3], openBy: 10) == 0...10)
    }

    /// Everybody has the fewest points of the band: such a mean would tell them of each.
    @Test(arguments: [(1_000, 1_000), (5_000, 25_000)])
    func `a mean at the edge of its bands is not told of a thousand either`(_ sum: Int, _ squares: Int) {
        #expect(!Self.points([(1_000, 1...5)], sum, squares).isOpen)
        #expect(Self.points([(1_000, 1...5)], 3_000, 10_500).isOpen)
    }

    @Test func `sums that bands cannot come to are told by nobody`() {
        #expect(!Self.points([(50, 0...4), (50, 5...9)], 100, 100).isOpen)
    }

    private static func shown(_ id: String, _ parts: [ShownBranch] = [], rest: [String] = []) -> ShownBranch {
        ShownBranch(
            id: id, cells: [50, 50], parts: parts,
            rest: rest.isEmpty ? nil : ShownBranch.Rest(parts: rest, cells: [50, 50]))
    }

    /// Two bands and a hundred people each; `tight` has everybody at an edge.
    private static let wide = points([(50, 0...4), (50, 5...9)], 450, 2_850)
    private static let tight = points([(50, 0...4), (50, 5...9)], 250, 1_250)

    @Test func `what is left of a whole leaves as much open as each part that is told`() {
        let parts = ["a", "b", "c"].map { Self.shown($0) }
        let whole = Self.shown("whole", parts)
        func told(_ points: [CountedPoints]) -> Set<String> {
            let counted = Dictionary(uniqueKeysWithValues: zip(["a", "b", "c"], points))
                .merging(["whole": CountedPoints(points)]) { $1 }
            return Suppression().points(of: whole, depth: 2, counted)
        }
        #expect(told([Self.wide, Self.wide, Self.wide]) == ["whole", "a", "b", "c"])
        let one = told([Self.wide, Self.wide, Self.tight])
        #expect(one.contains("whole") && !one.contains("c") && one.count < 4, "another stands with the tight one")
        #expect(told([Self.tight, Self.tight, Self.tight]).isEmpty)
    }

    @Test func `a rest that tells too much takes the means of its brothers along`() {
        let counted = ["whole": CountedPoints([Self.wide, Self.tight]), "a": Self.wide, "x": Self.tight]
        let whole = Self.shown("whole", [Self.shown("a")], rest: ["x"])
        #expect(Suppression().points(of: whole, depth: 2, counted) == ["whole"])
        #expect(Suppression().points(of: whole, depth: 3, counted).isEmpty, "no band is told apart there")
    }
}
