import ReportRules
import Testing

@Suite struct ShareTests {
    /// Source: Newcombe RG. Two-sided confidence intervals for the single proportion. Stat Med 1998; 17: 857–872,
    /// table I, method 3 (Wilson without continuity correction).
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func `a share has the interval that Newcombe prints for Wilson's method`(
        _ people: Int, _ all: Int, _ low: Double, _ high: Double
    ) throws {
        let interval = try #require(Share(people, of: all)).interval
        #expect(abs(interval.lowerBound - low) < 0.00006 && abs(interval.upperBound - high) < 0.00006)
    }

    /// Source: Newcombe RG. Interval estimation for the difference between independent proportions. Stat Med 1998; 17:
    /// 873–890, table II, method 10.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 20, 0.6791, 1.0),
    ])
    func `a difference has the interval that Newcombe prints for his method`(
        _ now: Int, _ all: Int, _ then: Int, _ allThen: Int, _ low: Double, _ high: Double
    ) throws {
        let change = try #require(Share(now, of: all)).change(since: try #require(Share(then, of: allThen)))
        #expect(abs(change.interval.lowerBound - low) < 0.0001 && abs(change.interval.upperBound - high) < 0.0001)
        #expect(change.isClear)
    }

    @Test func `the same share twice is no clear difference`() throws {
        let share = try #require(Share(30, of: 100))
        let change = share.change(since: share)
        #expect(change.difference == 0 && !change.isClear)
    }

    @Test func `nobody has no share and everybody a whole one`() throws {
        #expect(Share(0, of: 0) == nil && Share(3, of: 2) == nil && Share(-1, of: 2) == nil)
        #expect(try #require(Share(7, of: 7)).interval.upperBound == 1)
    }

    @Test func `mean and spread come from sums`() throws {
        let points = [2, 4, 4, 4, 5, 5, 7, 9]
        let spread = try #require(
            Spread(people: 8, sum: points.reduce(0, +), squares: points.map { $0 * $0 }.reduce(0, +)))
        #expect(spread.mean == 5 && abs(spread.deviation - (32.0 / 7).squareRoot()) < 1e-12)
        #expect(Spread(people: 1, sum: 3, squares: 9) == nil)
        #expect(try #require(Spread(people: 3, sum: 9, squares: 27)).deviation == 0)
    }
}
