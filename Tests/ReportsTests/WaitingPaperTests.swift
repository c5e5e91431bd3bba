import Care
import HouseKit
import Reports
import Storage
import Testing

/// A report is drawn once, so it waits for papers that are being keyed, and not for ever: decision 0031.
@Suite struct WaitingPaperTests {
    @Test(arguments: Engine.available)
    func `a report waits for a paper that is keyed and not longer than papers are`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c")
            try await town.answer(AnsweredClass(TownPlaces.northClass, [3, 0, 0, 0]), in: "c", mark: "a")
            try await town.tamper("UPDATE sitting SET finished_at = NULL WHERE id = 'sitting a 1'")
            try await town.tamper("INSERT INTO paper_entry (sitting, first_by) VALUES ('sitting a 1', 'somebody')")
            let begun = {
                try await town.performBySystem(StartReports())
                return try await town.number("SELECT COUNT(*) AS number FROM report_edition")
            }
            town.clock.pass(days: 15)
            try await campaign.set(state: "closed")
            #expect(try await begun() == 0)
            town.clock.pass(days: 6)
            #expect(try await begun() == 0)
            town.clock.pass(days: 1)
            #expect(try await begun() == 1, "a day after nobody may key it any more")
        }
    }

    @Test(arguments: Engine.available)
    func `a report waits for no paper that is settled`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c")
            try await town.answer(AnsweredClass(TownPlaces.northClass, [3, 0, 0, 0]), in: "c", mark: "a")
            try await town.tamper("INSERT INTO paper_entry (sitting, first_by) VALUES ('sitting a 1', 'somebody')")
            town.clock.pass(days: 15)
            try await campaign.set(state: "closed")
            try await town.performBySystem(StartReports())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM report_edition") == 1)
        }
    }
}
