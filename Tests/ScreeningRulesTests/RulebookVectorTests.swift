import Foundation
import ScreeningRules
import Testing

/// The vectors of rulebook E.4.10 that concern the shipped scales, written again by hand.
struct RulebookVectorTests {
    @Test func `PHQ-9 all 1 is 9, mild, with a red flag`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = try phq9.sheet(Array(repeating: 1, count: 9))
        let score = try phq9.score(sheet)
        #expect(score.total == 9)
        #expect(score.band.code == "mild")
        #expect(!score.screenPositive)
        #expect(redFlags(in: sheet, of: phq9).map(\.linkId) == ["44260-8"])
    }

    @Test func `PHQ-9 with 3 everywhere but 0 on item 9 is 24, severe, without a flag`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = try phq9.sheet([3, 3, 3, 3, 3, 3, 3, 3, 0])
        let score = try phq9.score(sheet)
        #expect(score.total == 24)
        #expect(score.band.code == "severe")
        #expect(score.screenPositive)
        #expect(redFlags(in: sheet, of: phq9).isEmpty)
    }

    @Test func `WHO-5 all 2 is raw 10 and 40, low`() throws {
        let who5 = try Shipped.who5()
        let score = try who5.score(who5.sheet([2, 2, 2, 2, 2]))
        #expect(score.raw == 10)
        #expect(score.total == 40)
        #expect(score.band.code == "low")
        #expect(score.screenPositive)
    }

    @Test func `every shipped scale carries golden vectors for every band`() throws {
        for scale in try Shipped.all() {
            var bands: Set<String> = []
            for vector in scale.goldenVectors {
                if case .score(_, let band, _) = vector.outcome { bands.insert(band) }
            }
            #expect(bands == Set(scale.bands.all.map(\.code)), "\(scale.slug)")
        }
    }

    @Test func `a reverse item is turned round`() throws {
        let reversed = try Questionnaire(
            fhir: Shipped.bytes(
                "non-commercial/who-5.json",
                changing: [
                    (#"{"url": "multiplier""#, #"{"url": "reverse", "valueString": "who-5.5"}, {"url": "multiplier""#),
                    (#""0 0 0 0 0""#, #""0 0 0 0 5""#), (#""5 5 5 5 5""#, #""5 5 5 5 0""#),
                    (#""2 2 2 2 2""#, #""2 2 2 2 3""#), (#""5 2 0 0 0""#, #""5 2 0 0 5""#),
                    (#""5 3 0 0 0""#, #""5 3 0 0 5""#), (#""5 5 2 0 0""#, #""5 5 2 0 5""#),
                    (#""5 5 3 0 0""#, #""5 5 3 0 5""#),
                ]))
        #expect(try reversed.score(reversed.sheet([0, 0, 0, 0, 0])).total == 20)
        #expect(try reversed.score(reversed.sheet([5, 5, 5, 5, 5])).total == 80)
    }
}
