import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing

/// Papers that are keyed when the window is over, and papers that nobody reads a second time: decision 0031.
extension PaperEntryTests {
    @Test(arguments: Engine.available)
    func `a paper is keyed after the window and counts as it was read once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, campaign, _) = try await begun(town)
            _ = try await key(sitting, 3, by: town.caller(.northTeacher), in: town)
            town.clock.pass(days: 15)
            try await campaign.set(state: "closed")
            let late = try await campaign.invite()
            let other = try await town.perform(BeginPaperEntry(campaign: "c", code: late.code), as: .northTeacher)
            await #expect(throws: SittingProblem.over) {
                try await town.perform(BeginInterview(campaign: "c", code: late.code), as: .northTeacher)
            }
            try await town.performBySystem(CompleteLeftSittings(campaign: "c"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE finished_at IS NULL") == 2)
            let waiting = try await town.perform(ListEntryCampaigns(), as: .northTeacher)
            #expect(waiting.map(\.papersWaiting) == [2])
            town.clock.pass(days: 7)
            await #expect(throws: SittingProblem.over) {
                try await town.perform(BeginPaperEntry(campaign: "c", code: campaign.invite().code), as: .northTeacher)
            }
            try await town.performBySystem(CompleteLeftSittings(campaign: "c"))
            let lines = try await town.perform(ListPaperEntries(campaign: "c"), as: .northTeacher)
            #expect(Set(lines.lines.map { "\($0.sitting) \($0.step)" })
                == ["\(sitting) keyedOnce", "\(other.sitting) left"])
            #expect(!lines.takesPapers)
            let total = try await town.number("SELECT MAX(total) AS number FROM sheet WHERE questionnaire = 'who-5'")
            #expect(total == 40)
            let handedIn = try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE finished_at IS NOT NULL")
            #expect(handedIn == 1, "who has given a paper away has handed in")
            await #expect(throws: SittingProblem.keyedMeanwhile) {
                _ = try await key(sitting, 4, by: town.secondTeacher, in: town)
            }
        }
    }
}
