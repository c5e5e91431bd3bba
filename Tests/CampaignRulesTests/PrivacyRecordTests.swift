import CampaignRules
import Care
import Testing

/// How long it can be shown what was thought through: PIPL art. 56.
@Suite struct PrivacyRecordTests {
    @Test(arguments: [
        ("2026-06-30", "2029-06-30"), ("2026-12-31", "2029-12-31"), ("2028-02-29", "2031-03-01"),
    ])
    func `a record is kept for three years after its campaign at least`(_ end: String, _ until: String) throws {
        let last = try #require(Day(end))
        #expect(PrivacyRecord.keptUntil(after: last) == Day(until))
    }
}
