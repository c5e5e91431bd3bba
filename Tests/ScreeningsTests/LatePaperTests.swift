import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

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

    @Test(arguments: Engine.available)
    func `a red flag is heard from a paper that takes nothing more`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            for colleague in [town.caller(.northTeacher), town.secondTeacher] {
                _ = try await key(sitting, 3, by: colleague, in: town)
            }
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.isEmpty)
            let overlooked = KeyPaperSheet(sitting: sitting, sheet: 2, answers: ["asq.1": "LA33-6"])
            let heard = try await town.perform(overlooked, as: .northTeacher)
            #expect(heard.isGrave && !heard.isKept)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
            let kept: SQL = "SELECT COUNT(*) AS number FROM answer WHERE item = 'asq.1' AND option = \("LA33-6")"
            #expect(try await town.number(kept) == 0)
            await #expect(throws: SittingProblem.keyedMeanwhile) {
                try await town.perform(KeyPaperSheet(sitting: sitting, sheet: 2, answers: [:]), as: .northTeacher)
            }
        }
    }
}
