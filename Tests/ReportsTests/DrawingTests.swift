import Access
import Campaigns
import Care
import HouseKit
import Reports
import Screenings
import Storage
import Testing

@Suite struct DrawingTests {
    @Test(arguments: Engine.available)
    func `every cell is what a recount from the sheets finds`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town, marked: 5)
            let verified = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(verified.cells > 50 && verified.differing == 0, "\(verified.named)")
            try await town.tamper("DELETE FROM sheet WHERE id = 'sheet a form one 1'")
            let after = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(after.differing > 0 && after.named.contains { $0.hasPrefix("all bands/gad-7/1.0.0 minimal: 118") })
        }
    }

    @Test(arguments: Engine.available)
    func `a report is drawn once and stays when somebody takes their answers back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let before = try await town.report(county)
            try await town.performBySystem(StopSitting(participant: "a form one 1"))
            try await town.performBySystem(StartReports())
            try await town.performBySystem(DrawReport(campaign: county.campaign))
            try await town.workOff()
            #expect(try await town.report(county) == before)
        }
    }

    @Test func `nothing is told before nobody can answer any more`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, isDrawn: false)
            try await town.performBySystem(StartReports())
            try await town.workOff()
            await #expect(throws: Refusal.notFound) { try await town.report(county) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM report_edition") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a drawing that stops between two steps is nothing to read and goes on`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town, isDrawn: false)
            town.clock.pass(days: 60)
            try await town.workOff()
            try await town.performBySystem(StartReports())
            try await town.performBySystem(DrawReport(campaign: county.campaign))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM report_count") > 0)
            await #expect(throws: Refusal.notFound) { try await town.report(county) }
            // The job that was begun and the one that the first step left both go on; nothing is counted twice.
            try await town.workOff()
            #expect(try await town.report(county).handedIn == 239)
            let verified = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(verified.differing == 0, "\(verified.named)")
        }
    }

    @Test func `whoever was taken off the list or moved is counted where they are now`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, isDrawn: false)
            try await town.tamper("UPDATE participant SET removed_at = 1 WHERE id = 'a form one 1'")
            try await town.tamper(
                "UPDATE participant SET unit = \(ReportedCounty.classes[1]) WHERE id = 'a form one 2'")
            try await town.drawReports()
            let grade = try await town.report(county, "\(TownPlaces.northSchool)-2024", measure: "handedIn")
            #expect(grade.handedIn == 93 && grade.parts.map(\.people) == [46, 47])
        }
    }
}
