@testable import ReportRules
import Testing

@Suite struct MeanTests {
    /// Source: Student's t, two-sided 5 %, as printed in Fisher & Yates, Statistical Tables, table III.
    @Test(arguments: [(9, 2.262), (10, 2.228), (20, 2.086), (30, 2.042), (60, 2.000), (120, 1.980), (1_000_000, 1.960)])
    func `how far a mean may lie off by chance stands in every table`(_ degrees: Int, _ printed: Double) {
        #expect(abs(StudentT.beyond(degrees: Double(degrees)) - printed) < 0.0006)
    }

    /// By hand: 25 people, standard error 5 ÷ √25 = 1, t of 24 degrees 2.0639.
    @Test func `a mean has the interval that one reckons by hand`() throws {
        let interval = try #require(MeanPoints(people: 25, mean: 10, deviation: 5)).interval
        #expect(abs(interval.lowerBound - 7.9361) < 0.0001 && abs(interval.upperBound - 12.0639) < 0.0001)
    }

    @Test func `what rounding took away widens the interval`() throws {
        let exact = try #require(MeanPoints(people: 25, mean: 10, deviation: 5)).interval
        let told = try #require(MeanPoints(people: 25, mean: 10, deviation: 5, rounding: 0.05)).interval
        #expect(abs(told.upperBound - exact.upperBound - 0.05) < 1e-9)
        #expect(abs(exact.lowerBound - told.lowerBound - 0.05) < 1e-9)
    }

    /// By hand, 1: errors 25 ÷ 100 = 0.25 and 16 ÷ 400 = 0.04, together 0.29, root 0.538516; degrees 0.0841 ÷
    /// (0.0625 ÷ 99 + 0.0016 ÷ 399) = 132.374; t 1.97805; half 1.06521. Pooled √((99 × 25 + 399 × 16) ÷ 498) = 4.21772.
    ///
    /// By hand, 2: both 36 ÷ 50 = 0.72, together 1.44, root 1.2; degrees 98; t 1.98447; half 2.38136; pooled 6.
    @Test(arguments: [
        ([100, 400], [7.0, 6.0], [5.0, 4.0], -0.06521, 2.06521, 0.23709, false),
        ([50, 50], [9.0, 12.0], [6.0, 6.0], -5.38136, -0.61864, -0.5, true),
    ])
    func `two means differ as one reckons by hand`(
        _ people: [Int], _ means: [Double], _ deviations: [Double], _ low: Double, _ high: Double,
        _ standardised: Double, _ isClear: Bool
    ) throws {
        let own = try #require(MeanPoints(people: people[0], mean: means[0], deviation: deviations[0]))
        let norm = try #require(MeanPoints(people: people[1], mean: means[1], deviation: deviations[1]))
        let found = try #require(own.difference(from: norm))
        #expect(found.points == means[0] - means[1] && found.isClear == isClear)
        #expect(abs(found.interval.lowerBound - low) < 0.0002 && abs(found.interval.upperBound - high) < 0.0002)
        #expect(abs(found.standardised - standardised) < 0.00002)
        let back = try #require(norm.difference(from: own))
        #expect(back.standardised == -found.standardised && back.size == found.size)
    }

    /// Source: Cohen 1988, section 2.2.3.
    @Test(arguments: [
        (0.0, MeanDifference.Size.hardly), (0.19, .hardly), (0.2, .little), (-0.49, .little), (0.5, .markedly),
        (-0.79, .markedly), (0.8, .much), (-2, .much),
    ])
    func `the size of a difference has Cohen's names`(_ standardised: Double, _ size: MeanDifference.Size) {
        #expect(MeanDifference(points: 1, interval: 0...2, standardised: standardised).size == size)
    }

    @Test func `of one there is no mean and where nobody differs nothing is compared`() throws {
        #expect(MeanPoints(people: 1, mean: 3, deviation: 1) == nil)
        #expect(MeanPoints(people: 20, mean: 3, deviation: -1) == nil)
        #expect(MeanPoints(people: 20, mean: .nan, deviation: 1) == nil)
        let same = try #require(MeanPoints(people: 20, mean: 3, deviation: 0))
        #expect(same.interval == 3...3 && same.difference(from: same) == nil)
    }

    @Test(arguments: [("6.34", 6_340), ("0", 0), ("12", 12_000), ("0.005", 5), ("1234567.8", 1_234_567_800)])
    func `a number of a table is kept as it stands there`(_ text: String, _ kept: Int) {
        #expect(Thousandths(text)?.thousandths == kept)
    }

    @Test(arguments: ["", "-1", "+1", "1e3", "=1+1", "1,5", "1.", ".5", "1.2345", "12345678", "1.2.3", "1 2", "٣", "１"])
    func `what is no number of a table is refused`(_ text: String) {
        #expect(Thousandths(text) == nil)
    }
}
