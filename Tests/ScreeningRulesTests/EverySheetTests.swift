import ScreeningRules
import Testing

/// Every complete sheet there is, against a scorer that knows nothing of files: plain sums and borders by hand.
struct EverySheetTests {
    @Test func `all 262,144 PHQ-9 sheets score as a plain sum does`() throws {
        try walk(Shipped.phq9(), cutOff: 10) { total in
            if total >= 20 { return "severe" }
            if total >= 15 { return "moderately-severe" }
            if total >= 10 { return "moderate" }
            return total >= 5 ? "mild" : "minimal"
        }
    }

    @Test func `all 16,384 GAD-7 sheets score as a plain sum does`() throws {
        try walk(Shipped.gad7(), cutOff: 10) { total in
            if total >= 15 { return "severe" }
            if total >= 10 { return "moderate" }
            return total >= 5 ? "mild" : "minimal"
        }
    }

    @Test func `all 7,776 WHO-5 sheets score as four times a plain sum does`() throws {
        let who5 = try Shipped.who5()
        var sheets = 0
        var wrong = 0
        for number in 0..<7_776 {
            let weights = [1, 6, 36, 216, 1_296].map { number / $0 % 6 }
            let total = weights.reduce(0, +) * 4
            let score = try who5.score(who5.sheet(weights))
            let band = total > 50 ? "good" : total > 28 ? "low" : "very-low"
            if score.total != total || score.band.code != band || score.screenPositive != (total <= 50) { wrong += 1 }
            sheets += 1
        }
        #expect(sheets == 7_776)
        #expect(wrong == 0)
    }

    /// Counts through the sheets like an odometer, so that one sheet differs from the next in few answers.
    private func walk(_ scale: Questionnaire, cutOff: Int, band: (Int) -> String) throws {
        let items = scale.items.filter(\.isScored)
        let codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
        var answers = Answers()
        for item in items { answers[item.linkId] = codes[0] }
        var digits = Array(repeating: 0, count: items.count)
        var (sum, sheets, wrong) = (0, 0, 0)
        while true {
            let score = try scale.score(answers)
            if score.total != sum || score.band.code != band(sum) || score.screenPositive != (sum >= cutOff)
                || score.prorated || score.raw != sum
            {
                wrong += 1
            }
            sheets += 1
            guard let place = digits.firstIndex(where: { $0 < 3 }) else { break }
            for lower in 0..<place {
                digits[lower] = 0
                answers[items[lower].linkId] = codes[0]
            }
            digits[place] += 1
            answers[items[place].linkId] = codes[digits[place]]
            sum += 1 - 3 * place
        }
        #expect(sheets == items.reduce(1) { count, _ in count * 4 })
        #expect(wrong == 0)
    }
}
