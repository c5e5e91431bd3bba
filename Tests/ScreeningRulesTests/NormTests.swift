import Foundation
@testable import ScreeningRules
import Testing

/// Norms with a mean and a standard deviation.
struct NormTests {
    private static let norm = """
        {"url": "norm", "extension": [{"url": "mean", "valueDecimal": 4.5}, {"url": "deviation", "valueDecimal": 1.5}]}
        """

    /// T = 50 + 10 × (points − 4.5) ÷ 1.5, worked out by hand.
    @Test(arguments: [
        ([0, 0, 0], 20), ([1, 1, 1], 40), ([2, 1, 1], 47), ([2, 2, 1], 53), ([2, 2, 2], 60), ([3, 3, 3], 80),
    ])
    func `a T-score stands beside the points`(weights: [Int], tScore: Int) throws {
        let file = SmallFile(total: [SmallFile.alternative("all", Self.norm)])
        let scale = try file.read()
        let score = try scale.score(scale.sheet(weights))
        #expect(score.tScore == tScore)
        #expect(score.total == weights.reduce(0, +))
    }

    @Test func `T is kept within 0 and 100 and halves go up`() {
        let norm = Norm(mean: 500, deviation: 100)
        #expect(norm.tScore(of: 505) == 51)
        #expect(norm.tScore(of: 495) == 50)
        #expect(norm.tScore(of: 494) == 49)
        #expect(norm.tScore(of: -1_000) == 0)
        #expect(norm.tScore(of: 5_000) == 100)
    }

    @Test func `bands and cut-off can stand on T`() throws {
        let judged = SmallFile.alternative(
            "t", Self.norm, #"{"url": "judged-by", "valueCode": "t-score"}"#, SmallFile.positive(60),
            SmallFile.band("usual", "low", "0", "59", "sum"), SmallFile.band("raised", "high", "60", "100", "sum"))
        let scale = try SmallFile(total: [judged]).read()
        let below = try scale.score(scale.sheet([2, 2, 1]))
        #expect(below.band.code == "usual")
        #expect(!below.screenPositive)
        let above = try scale.score(scale.sheet([2, 2, 2]))
        #expect(above.band.code == "raised")
        #expect(above.screenPositive)
    }

    @Test(arguments: [
        [#"{"url": "judged-by", "valueCode": "t-score"}"#],
        [NormTests.norm, #"{"url": "judged-by", "valueCode": "t-score"}"#],
        [#"{"url": "minimum-age", "valueInteger": 60}"#, #"{"url": "maximum-age", "valueInteger": 50}"#],
        [#"{"url": "valid-from", "valueDate": "1986"}"#],
        [NormTests.norm.replacingOccurrences(of: "1.5", with: "0.0")],
        [#"{"url": "region", "valueString": "99"}"#],
    ])
    func `borders that cannot be followed are refused`(parts: [String]) throws {
        let alternative = SmallFile.alternative("x", parts.joined(separator: ", "))
        #expect(throws: QuestionnaireFault.self) { try SmallFile(total: [alternative]).read() }
    }
}
