import Care
import Foundation
import ScreeningRules
import Testing

/// Rulebook E.4.4.
struct AnswerQualityTests {
    @Test func `less than a second an item is too fast`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = try phq9.sheet([0, 1, 0, 1, 0, 1, 0, 1, 0])
        #expect(AnswerQuality(of: sheet, to: phq9, seconds: 8).tooFast)
        #expect(!AnswerQuality(of: sheet, to: phq9, seconds: 9).tooFast)
    }

    @Test func `staff read a remark for each sign`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = try phq9.sheet(Array(repeating: 3, count: 9))
        #expect(AnswerQuality(of: sheet, to: phq9, seconds: 60).remarks == [Phrase("screenings.quality.straight-line")])
        #expect(AnswerQuality(of: sheet, to: phq9, seconds: 2).remarks.count == 2)
    }

    static let sheets: [(weights: [Int?], isStraight: Bool)] = [
        ([2, 2, 2, 2, 2, 2, 2, 2, 2], true), ([3, 3, 3, 3, 3, 3, 3, 3, 3], true),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0], false),  // somebody who feels well
        ([2, 2, 2, 2, 2, 2, 2, 2, 1], false), ([2, 2, 2, 2, 2, 2, 2, 2, nil], false),
    ]

    @Test(arguments: sheets)
    func `the same answer everywhere is a straight line unless it says all is well`(
        weights: [Int?], isStraight: Bool
    ) throws {
        let phq9 = try Shipped.phq9()
        #expect(AnswerQuality(of: try phq9.sheet(weights), to: phq9, seconds: 60).straightLine == isStraight)
    }

    @Test func `on a scale of well-being the best answer is the untroubled one`() throws {
        let who5 = try Shipped.who5()
        let best = try who5.sheet([5, 5, 5, 5, 5])
        let worst = try who5.sheet([0, 0, 0, 0, 0])
        #expect(!AnswerQuality(of: best, to: who5, seconds: 60).straightLine)
        #expect(AnswerQuality(of: worst, to: who5, seconds: 60).straightLine)
    }

    @Test func `with reverse items even the untroubled line contradicts itself`() throws {
        let reverse = #"{"url": "reverse", "valueString": "44253-3"}, {"url": "minimum", "valueInteger": 0},"#
        var text = String(
            decoding: try Shipped.bytes(
                "core/phq-9.json", changing: [(#"{"url": "minimum", "valueInteger": 0},"#, reverse)]), as: UTF8.self)
        // The golden vectors belong to the scale without reverse items.
        text = try withoutGoldenVectors(text)
        let reversed = try Questionnaire(fhir: Data(text.utf8))
        let sheet = try reversed.sheet(Array(repeating: 0, count: 9))
        #expect(AnswerQuality(of: sheet, to: reversed, seconds: 60).straightLine)
    }

    private func withoutGoldenVectors(_ text: String) throws -> String {
        var root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let extensions = try #require(root["extension"] as? [[String: Any]])
        root["extension"] = extensions.filter { ($0["url"] as? String)?.hasSuffix("golden-vector") == false }
        return String(decoding: try JSONSerialization.data(withJSONObject: root), as: UTF8.self)
    }
}
