import CampaignRules
import Care
import Testing

/// Sorting by month of birth says the same as reckoning every age.
@Suite struct AskedMonthTests {
    private static let days = ["2026-01-01", "2026-01-31", "2026-02-28", "2028-02-29", "2026-12-31", "2026-06-15"]

    @Test(arguments: days) func `the last month of an age is the border of that age`(_ text: String) throws {
        let day = try #require(Day(text))
        for years in [9, 14, 18] {
            let last = BirthMonth.latest(withAge: years, on: day)
            #expect(last.age(on: day) >= years)
            let next = try #require(Self.months.first { $0 > last })
            #expect(next.age(on: day) < years)
        }
    }

    @Test(arguments: days, [true, false])
    func `the guardian is asked of the same people, by month as by age`(_ text: String, _ from14: Bool) throws {
        let day = try #require(Day(text))
        let rule = ConsentRule(asksGuardianFrom14: from14)
        let border = rule.guardianAskedBornAfter(on: day)
        for month in Self.months {
            #expect((month > border) == rule.asks(age: month.age(on: day)).contains(.guardian), "\(month)")
        }
    }

    /// Every month from 1995 to 2030.
    private static let months: [BirthMonth] = (1_995...2_030).flatMap { year in
        (1...12).compactMap { BirthMonth("\(year)-\($0 < 10 ? "0" : "")\($0)") }
    }
}
