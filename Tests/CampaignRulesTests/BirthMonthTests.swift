import CampaignRules
import Care
import Testing

struct BirthMonthTests {
    @Test(arguments: [
        ("2012-03", "2026-03-30", 13), ("2012-03", "2026-03-31", 14), ("2012-03", "2026-04-01", 14),
        ("2012-02", "2026-02-28", 14), ("2012-02", "2026-02-27", 13), ("2016-02", "2028-02-28", 11),
        ("2016-02", "2028-02-29", 12), ("2012-12", "2026-12-31", 14), ("2012-12", "2026-12-30", 13),
        ("2012-01", "2026-01-01", 13), ("2026-11", "2026-11-22", -1),
    ])
    func `who was born in a month is of age when the month is over`(born: String, on day: String, age: Int) throws {
        #expect(try #require(BirthMonth(born)).age(on: try #require(Day(day))) == age)
    }

    @Test(arguments: ["2015-13", "2015-00", "15-03", "2015-3", "2015-03-01", ""])
    func `what is no month is refused`(text: String) {
        #expect(BirthMonth(text) == nil)
    }

    @Test func `a month is written as it is read`() throws {
        #expect(try #require(BirthMonth("2015-03")).description == "2015-03")
        #expect(BirthMonth(of: try #require(Day("2015-12-31"))).description == "2015-12")
    }
}
