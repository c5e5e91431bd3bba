import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

@Suite struct ExportTests {
    @Test(arguments: Engine.available)
    func `a file asks why and is written down with who took it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let export = ExportReport(campaign: county.campaign, format: .csv, reason: " for the county's meeting ")
            let taken = try await town.perform(export, as: .northAdministrator)
            #expect(taken.takenBy == "admin.north" && taken.takenAt == town.clock.now)
            #expect(taken.report.handedIn == 239)
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM report_export
                    WHERE reason = 'for the county''s meeting' AND made_by = 'admin.north' AND format = 'csv'
                    """) == 1)
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ExportReport' AND outcome = 'done'
                    """) == 1)
        }
    }

    @Test(arguments: [
        ("", ReportProblem.missingReason), ("  \n", .missingReason),
        (String(repeating: "x", count: 201), .longReason),
    ])
    func `without a reason there is no file`(_ reason: String, _ problem: ReportProblem) async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            await #expect(throws: problem) {
                try await town.perform(
                    ExportReport(campaign: county.campaign, format: .xlsx, reason: reason), as: .northAdministrator)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    ExportReport(campaign: county.campaign, format: .csv, reason: "x"), as: .southAdministrator)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM report_export") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever answers for a screening reads who took which figures away and what for`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            try await town.perform(
                ExportReport(campaign: county.campaign, format: .pdf, reason: "the county's meeting"),
                as: .northAdministrator)
            town.clock.pass(minutes: 1)
            let school = ExportReport(
                campaign: county.campaign, place: TownPlaces.northSchool, format: .xlsx, reason: "the school's meeting")
            try await town.perform(school, as: .northTeacher)
            let list = ListReportExports(campaign: county.campaign)
            let all = try await town.perform(list, as: .secondNorthAdministrator)
            #expect(all.lines.map(\.reason) == ["the school's meeting", "the county's meeting"] && !all.hasMore)
            #expect(all.lines.map(\.format) == ["xlsx", "pdf"])
            #expect(all.lines.map(\.place.id) == [TownPlaces.northSchool, TownPlaces.north.code])
            let own = try await town.perform(list, as: .northSchoolAdministrator)
            #expect(own.lines.map(\.reason) == ["the school's meeting"], "of the own school alone")
            await #expect(throws: Refusal.forbidden) { try await town.perform(list, as: .northTeacher) }
            await #expect(throws: Refusal.notFound) { try await town.perform(list, as: .southAdministrator) }
        }
    }
}
