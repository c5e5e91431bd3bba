import ScreeningRules
import Testing

/// Rulebook E.4.3: up to two answers may be missing in PHQ-9 and GAD-7, none in WHO-5.
struct MissingAnswerTests {
    /// Weights, and the mean of the given times nine, rounded half up, worked out by hand.
    static let phq9: [([Int?], total: Int, band: String)] = [
        ([1, 1, 1, 1, 1, 1, 1, 1, nil], 9, "mild"),  // 8 × 9/8 = 9
        ([1, 1, 1, 1, 1, 1, 1, nil, nil], 9, "mild"),  // 7 × 9/7 = 9
        ([1, 1, 1, 1, 0, 0, 0, 0, nil], 5, "mild"),  // 4.5 goes up, over the border of minimal
        ([3, 3, 3, 3, 0, 0, 0, 0, nil], 14, "moderate"),  // 13.5 goes up
        ([1, 0, 0, 0, 0, 0, 0, 0, nil], 1, "minimal"),  // 1.125 goes down
        ([1, 1, 1, 0, 0, 0, 0, 0, nil], 3, "minimal"),  // 3.375 goes down
        ([3, 0, 0, 0, 0, 0, 0, nil, nil], 4, "minimal"),  // 3.857 goes up
        ([3, 1, 0, 0, 0, 0, 0, nil, nil], 5, "mild"),  // 5.143 goes down
        ([0, 0, 0, 0, 0, 0, 0, nil, nil], 0, "minimal"),
        ([3, 3, 3, 3, 3, 3, 3, nil, nil], 27, "severe"),  // never above the range
        ([nil, 3, 3, 3, 3, 3, 3, 3, 3], 27, "severe"),
    ]

    @Test(arguments: phq9)
    func `PHQ-9 fills up to two gaps with the mean`(weights: [Int?], total: Int, band: String) throws {
        let phq9 = try Shipped.phq9()
        let score = try phq9.score(phq9.sheet(weights))
        #expect(score.total == total)
        #expect(score.band.code == band)
        #expect(score.prorated)
        #expect(score.missing == weights.filter { $0 == nil }.count)
    }

    @Test func `GAD-7 rounds ten and a half up to eleven`() throws {
        let gad7 = try Shipped.gad7()
        let score = try gad7.score(gad7.sheet([3, 3, 3, 0, 0, 0, nil]))
        #expect(score.total == 11)
        #expect(score.raw == 9)
    }

    @Test func `a sheet with three missing answers cannot be scored`() throws {
        for scale in [try Shipped.phq9(), try Shipped.gad7()] {
            let count = scale.scoring.items.count
            let sheet = try scale.sheet(Array(repeating: 3, count: count - 3))
            #expect(throws: ScoringError.tooManyMissing(missing: 3, allowed: 2)) { try scale.score(sheet) }
        }
    }

    @Test func `an empty sheet has no score, not a zero`() throws {
        for scale in try Shipped.all() {
            #expect(throws: ScoringError.self) { try scale.score(Answers()) }
        }
    }

    @Test func `WHO-5 tolerates no gap`() throws {
        let who5 = try Shipped.who5()
        #expect(throws: ScoringError.tooManyMissing(missing: 1, allowed: 0)) {
            try who5.score(who5.sheet([5, 5, 5, 5, nil]))
        }
    }

    @Test func `the difficulty question changes no score and fills no gap`() throws {
        let phq9 = try Shipped.phq9()
        var sheet = try phq9.sheet(Array(repeating: 1, count: 6))
        sheet["69722-7"] = "LA6575-0"
        #expect(throws: ScoringError.tooManyMissing(missing: 3, allowed: 2)) { try phq9.score(sheet) }
        var full = try phq9.sheet(Array(repeating: 1, count: 9))
        let before = try phq9.score(full)
        full["69722-7"] = "LA6575-0"
        #expect(try phq9.score(full) == before)
    }
}
