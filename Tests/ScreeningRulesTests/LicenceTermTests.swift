import Care
import ScreeningRules
import Testing

@Suite struct LicenceTermTests {
    /// Issue 3: the ledger warns 60 days before; both ends of a term are inside.
    @Test(arguments: [
        ("2026-02-28", LicenceStanding.notYet), ("2026-03-01", .valid), ("2026-10-31", .valid),
        ("2026-11-01", .endsSoon), ("2026-12-31", .endsSoon), ("2027-01-01", .ended),
    ])
    func `a licence from March to December stands as its days say`(_ day: String, _ standing: LicenceStanding) throws {
        let from = try #require(Day("2026-03-01"))
        let until = try #require(Day("2026-12-31"))
        let term = try #require(LicenceTerm(from: from, until: until))
        let today = try #require(Day(day))
        #expect(term.standing(on: today) == standing)
        #expect(standing.allowsSittings == (standing == .valid || standing == .endsSoon))
    }

    @Test func `a licence does not end before it begins, and may end on the day it begins`() throws {
        let day = try #require(Day("2026-03-01"))
        #expect(LicenceTerm(from: day, until: day.adding(days: -1)) == nil)
        let one = try #require(LicenceTerm(from: day, until: day))
        #expect(one.daysLeft(on: day) == 0)
        #expect(one.standing(on: day) == .endsSoon)
        #expect(one.standing(on: day.adding(days: 1)) == .ended)
    }
}
