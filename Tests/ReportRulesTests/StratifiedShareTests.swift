import ReportRules
import Testing

/// Worked out by hand; the interval of the first with the effective number of people p (1 − p) / SE² = 153.8.
@Suite struct StratifiedShareTests {
    @Test func `each stratum counts as much as it has people`() throws {
        // W = 0.25 and 0.75; 0.25 · 0.4 + 0.75 · 0.6 = 0.55.
        // Variance 0.0625 · 0.95 · 0.24 / 49 + 0.5625 · 0.96667 · 0.24 / 99 = 0.00029082 + 0.00131818 = 0.00160900.
        let share = try #require(StratifiedShare([
            .init(frame: 1_000, answered: 50, people: 20), .init(frame: 3_000, answered: 100, people: 60),
        ]))
        #expect(abs(share.value - 0.55) < 1e-12)
        #expect(abs(share.error - 0.040112) < 1e-6)
        #expect(abs(share.unweighted.value - 80.0 / 150) < 1e-12)
        #expect(abs(share.interval.lowerBound - 0.47112) < 1e-4 && abs(share.interval.upperBound - 0.62646) < 1e-4)
    }

    @Test(arguments: [
        // Everybody was asked: nothing is left to chance. One of ten, 0.5 · √(0.9 / 9): 0.25 · 0.9 / 9 = 0.025.
        (10, 10, 5, 0.0), (100, 10, 5, 0.158114),
        // Added after the draw: never less than nothing.
        (8, 10, 5, 0.0),
    ])
    func `who has asked nearly everybody is nearly sure`(
        _ frame: Int, _ answered: Int, _ people: Int, _ error: Double
    ) throws {
        let share = try #require(StratifiedShare([.init(frame: frame, answered: answered, people: people)]))
        #expect(abs(share.error - error) < 1e-6 && share.value == 0.5)
    }

    @Test func `of nobody and of one there is no share`() {
        #expect(StratifiedShare([]) == nil)
        #expect(StratifiedShare([.init(frame: 0, answered: 10, people: 5)]) == nil)
        #expect(StratifiedShare([.init(frame: 10, answered: 1, people: 1)]) == nil)
        #expect(StratifiedShare([.init(frame: 10, answered: 5, people: 6)]) == nil)
    }

    @Test func `the awareness rate is the mean of its questions and at least as wide`() throws {
        let half = try #require(StratifiedShare([.init(frame: 100, answered: 10, people: 5)]))
        let fifth = try #require(StratifiedShare([.init(frame: 100, answered: 10, people: 2)]))
        let rate = try #require(AwarenessRate([half, fifth]))
        // SE of the second: √(0.9 · 0.16 / 9) = 0.126491.
        #expect(abs(rate.value - 0.35) < 1e-12 && abs(rate.error - (0.158114 + 0.126491) / 2) < 1e-6)
        #expect(rate.interval.contains(0.35) && AwarenessRate([]) == nil)
    }
}
