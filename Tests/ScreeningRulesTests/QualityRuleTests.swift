import Care
import ScreeningRules
import Testing

/// What a file says about answers that look clicked through.
struct QualityRuleTests {
    private func file(_ parts: String) -> SmallFile {
        SmallFile(root: ["answer-quality\", \"extension\": [\(parts), \(SmallFile.source)]}"])
    }

    private let pair = """
        {"url": "pair", "extension": [{"url": "item", "valueString": "small.1"}, \
        {"url": "item", "valueString": "small.3"}, {"url": "distance", "valueInteger": 1}]}
        """

    @Test(arguments: [([0, 0, 1], false), ([0, 0, 2], true), ([3, 0, 1], true), ([3, 0, 3], false)])
    func `two items that ask the same may lie so far apart and no further`(weights: [Int], isFar: Bool) throws {
        let scale = try file(pair).read()
        let quality = AnswerQuality(of: try scale.sheet(weights), to: scale, seconds: 60)
        #expect(quality.inconsistent == isFar)
        #expect(quality.remarks.contains(Phrase("scoring.quality.inconsistent")) == isFar)
    }

    @Test func `half a pair says nothing`() throws {
        let scale = try file(pair).read()
        #expect(!AnswerQuality(of: Answers(["small.1": "a3"]), to: scale, seconds: 60).inconsistent)
    }

    @Test func `a file sets its own seconds and its own line`() throws {
        let own = #"{"url": "seconds-per-item", "valueInteger": 4}, {"url": "straight-line-items", "valueInteger": 3}"#
        let scale = try file(own).read()
        let sheet = try scale.sheet([2, 2, 2])
        #expect(AnswerQuality(of: sheet, to: scale, seconds: 11).tooFast)
        #expect(!AnswerQuality(of: sheet, to: scale, seconds: 12).tooFast)
        #expect(AnswerQuality(of: sheet, to: scale, seconds: 60).straightLine)
        let usual = try SmallFile().read()
        #expect(!AnswerQuality(of: sheet, to: usual, seconds: 60).straightLine)
    }

    @Test(arguments: [
        #"{"url": "straight-line-items", "valueInteger": 1}"#, #"{"url": "seconds-per-item", "valueInteger": -1}"#,
        #"{"url": "pair", "extension": [{"url": "item", "valueString": "small.1"}]}"#,
    ])
    func `a quality rule that cannot be is refused`(parts: String) throws {
        #expect(throws: QuestionnaireFault.self) { try file(parts).read() }
    }
}
