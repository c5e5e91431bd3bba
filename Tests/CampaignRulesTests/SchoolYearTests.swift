import CampaignRules
import Care
import Foundation
import Testing

/// Rulebook G.2.1: a yearly screening asks from grade 4 on, and a grade is of an age on 1 September.
@Suite struct SchoolYearTests {
    @Test(arguments: [
        ("2026-03-18", "2025-09-01"), ("2026-08-31", "2025-09-01"), ("2026-09-01", "2026-09-01"),
        ("2026-12-31", "2026-09-01"), ("2027-01-01", "2026-09-01"),
    ])
    func `a day lies in the school year that began last`(day: String, began: String) throws {
        let first = try #require(Day(day))
        #expect(AgeDay.schoolYear.counted(from: first) == Day(began))
    }

    @Test(arguments: [
        ("2016-05", "2026-03-18", true, true), ("2016-08", "2026-03-18", true, true),
        ("2016-09", "2026-03-18", false, true), ("2016-10", "2026-03-18", false, true),
        ("2017-02", "2026-03-18", false, true), ("2017-03", "2026-03-18", false, false),
        ("2016-08", "2025-09-01", true, true), ("2016-09", "2026-08-31", false, true),
        ("2017-08", "2026-11-10", true, true), ("2017-09", "2026-11-10", false, true),
    ])
    func `grade 4 is asked in spring as in autumn`(
        born: String, first: String, isOfGrade: Bool, isOfAge: Bool
    ) throws {
        let month = try #require(BirthMonth(born))
        let day = try #require(Day(first))
        let cohort = CampaignAudience(kind: .pupil, youngest: 9, youngestOn: .schoolYear)
        #expect(cohort.includes(month, from: day) == isOfGrade)
        #expect(CampaignAudience(kind: .pupil, youngest: 9).includes(month, from: day) == isOfAge)
    }

    @Test func `the oldest age is that of the day itself`() throws {
        let first = try #require(Day("2026-03-18"))
        let audience = CampaignAudience(kind: .pupil, youngest: 9, oldest: 9, youngestOn: .schoolYear)
        let (nine, ten) = (try #require(BirthMonth("2016-05")), try #require(BirthMonth("2016-02")))
        #expect(audience.includes(nine, from: first))
        #expect(!audience.includes(ten, from: first))
    }

    @Test func `a plan that was kept before counts on the day as it did`() throws {
        let kept = #"{"entryYears":[],"kind":"pupil","parts":[],"youngest":9}"#
        let audience = try JSONDecoder().decode(CampaignAudience.self, from: Data(kept.utf8))
        #expect(audience == CampaignAudience(kind: .pupil, youngest: 9))
    }
}
