import Care
import ScreeningRules
import Testing

/// How scoring is said in words, and how one sheet is reckoned before the reader's eyes.
struct ScoringInWordsTests {
    @Test func `SDS tells what is added, turned round, multiplied and cut off`() throws {
        let words = try Shipped.template("sds").outline.scoringInWords(in: .en)
        let total = try #require(words.scales.first)
        #expect(total.lines.first == Phrase("scoring.how.sum", ["count": "20"]))
        #expect(
            total.lines.contains(
                Phrase("scoring.how.reversed", ["items": "2, 5, 6, 11, 12, 14, 16, 17, 18, 20"])))
        #expect(total.lines.contains(Phrase("scoring.how.times-cut", ["multiplier": "1.25"])))
        #expect(total.lines.contains(Phrase("scoring.how.missing-none")))
        #expect(total.lines.last == Phrase("scoring.how.positive-at-least", ["value": "53"]))
        #expect(total.alternatives.map(\.id) == ["international"])
        #expect(words.redFlags.count == 2)
    }

    @Test func `a raw sum of 43 is shown on its way to 53`() throws {
        let sds = try Shipped.filled("sds")
        let way = try sds.scoringWay(of: sds.reaching(43), for: .unknown, in: .en)
        let steps = try #require(way.scales.first).steps
        #expect(
            steps == [
                Phrase("scoring.way.sum", ["raw": "43", "answered": "20"]),
                Phrase("scoring.way.times", ["raw": "43", "multiplier": "1.25", "exact": "53.75", "product": "53"]),
                Phrase("scoring.way.band", ["total": "53", "band": "Mild"]),
            ])
        #expect(way.outcome == [Phrase("scoring.way.positive")])
        let second = way.items[1]
        #expect(second.isReversed)
        #expect(second.counted == second.weight.map { 5 - $0 })
        #expect(way.items.compactMap(\.counted).reduce(0, +) == 43)
    }

    @Test func `WHO-5 is multiplied by a whole number, and PHQ-9 says how it fills a gap`() throws {
        let who5 = try Shipped.who5().scoringInWords(in: .en)
        #expect(who5.scales[0].lines.contains(Phrase("scoring.how.times", ["multiplier": "4"])))
        let phq9 = try Shipped.phq9()
        let way = try phq9.scoringWay(of: phq9.sheet([1, 1, 1, 1, 1, 1, 1, 2, nil]), for: .unknown, in: .en)
        #expect(
            way.scales[0].steps.contains(
                Phrase("scoring.way.prorated", ["raw": "9", "answered": "8", "count": "9", "filled": "10"])))
    }

    @Test func `a sheet with too many gaps says so on its way`() throws {
        let way = try Shipped.phq9().scoringWay(of: Answers(), for: .unknown, in: .en)
        let refusal = ScoringError.tooManyMissing(missing: 9, allowed: 2).phrase
        #expect(way.scales[0].steps.last == refusal)
        #expect(way.outcome == [refusal])
    }

    @Test func `a mean is shown as a division`() throws {
        let scale = try Shipped.filled("mssmhs")
        let way = try scale.scoringWay(of: scale.sheet(Array(repeating: 2, count: 60)), for: .unknown, in: .en)
        #expect(
            way.scales[0].steps.first
                == Phrase("scoring.way.mean", ["raw": "120", "answered": "60", "mean": "2.00"]))
        #expect(way.scales.count == 11)
        #expect(way.outcome.count == 11)
    }

    @Test func `schooling that is not known is named`() throws {
        let mmse = try Shipped.entryOnly("mmse")
        let way = mmse.scoringWay(entered: 20, for: .unknown, in: .en)
        #expect(way.scales[0].steps.contains(PersonFact.education.name))
        let known = mmse.scoringWay(entered: 20, for: Person(education: .primary), in: .en)
        #expect(known.scales[0].steps.first == Phrase("scoring.way.alternative", ["id": "primary"]))
        #expect(mmse.scoringWay(entered: 31, for: .unknown, in: .en).scales.isEmpty)
    }

    @Test func `the point that MoCA adds is shown`() throws {
        let way = try Shipped.entryOnly("moca").scoringWay(entered: 25, for: Person(education: .unschooled), in: .en)
        #expect(way.scales[0].steps.contains(Phrase("scoring.way.bonus", ["before": "25", "total": "26"])))
    }

    @Test func `the rules of SCL-90 name their scales`() throws {
        let words = try Shipped.template("scl-90").outline.scoringInWords(in: .en)
        #expect(words.rules.count == 11)
        #expect(
            words.rules[1].conditions
                == [Phrase("scoring.condition.at-least", ["scale": "Somatisation", "value": "2.01"])])
        #expect(
            words.scales.first { $0.scale == "positive-items" }?.lines.first
                == Phrase("scoring.how.count", ["count": "90", "points": "2"]))
    }

    @Test func `a branch, a validity scale and an audience are told`() throws {
        let cssrs = try Shipped.template("c-ssrs-screener").outline.scoringInWords(in: .en)
        #expect(cssrs.scales[0].lines.contains(Phrase("scoring.how.not-asked")))
        let mht = try Shipped.template("mht").outline.scoringInWords(in: .en)
        #expect(mht.validity == [Phrase("scoring.condition.at-least", ["scale": "Validity", "value": "7"])])
        let moca = try Shipped.entryOnly("moca").scoringInWords(in: .en)
        let last = try #require(moca.scales[0].alternatives.last)
        #expect(last.audience == [Phrase("scoring.who.education-to"), Education.senior.name])
        #expect(last.lines == [Phrase("scoring.how.bonus", ["points": "1"])])
    }
}
