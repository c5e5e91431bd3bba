import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

@Suite struct SurveyTests {
    @Test(arguments: Engine.available)
    func `a survey tells shares of everybody whom its sample was drawn from`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await SurveyedCounty(town)
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.method == "byAge" && found.licence == "CC-BY-4.0")
            #expect(found.strata.map(\.strata) == [["20"], ["40"]] && found.strata.map(\.handedIn) == [50, 100])
            #expect(found.strata.map(\.frame) == [1_000, 3_000] && found.strata.map(\.drawn) == [65, 115])
            #expect(found.items.map(\.item) == SurveyedCounty.items)
            let item = try #require(found.items.first)
            #expect(item.isKnowledge && item.lines.map(\.people) == [80, 70] && item.answered == 150)
            #expect(item.lines.map(\.hasWithout) == [false, true] && item.without == nil)
            // As StratifiedShareTests has it worked out by hand.
            #expect(item.lines[0].unweighted == 53.3 && item.lines[0].estimate?.percent == 55)
            #expect(item.lines[0].estimate?.error == 4.01 && item.lines[0].estimate?.lowest == 47.1)
            #expect(item.strata.map { $0.cells.map(\.people) } == [[20, 30], [60, 40]])
            #expect(found.awareness?.questions == 7 && found.awareness?.all.percent == 55)
            #expect(found.awareness?.strata.map(\.estimate.percent) == [40, 60])
            // Drawn once, whatever comes later.
            try await town.tamper("DELETE FROM answer WHERE sheet = 'sheet age 20 1'")
            try await town.performBySystem(DrawSurvey(campaign: survey.campaign))
            #expect(try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator) == found)
        }
    }

    @Test(arguments: Engine.available)
    func `a small stratum stands with another and its weight with it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await SurveyedCounty(
                town, [(20, 1_000, 50, 20), (40, 3_000, 100, 60), (80, 400, 12, 3)])
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.strata.map(\.strata) == [["20", "80"], ["40"]])
            let item = try #require(found.items.first)
            #expect(item.strata.map(\.frame) == [1_400, 3_000])
            #expect(item.strata.map { $0.cells.map(\.people) } == [[23, 39], [60, 40]])
        }
    }

    @Test(arguments: Engine.available)
    func `who is missing is told of no stratum and not of the whole where they are fewer than ten`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            // Five and five are missing: of both strata together it may be told, of one it may not.
            let both = try await SurveyedCounty(town, missing: 5)
            let found = try await town.perform(ReadSurvey(campaign: both.campaign), as: .northAdministrator)
            #expect(found.strata.map(\.handedIn) == [150] && found.strata.map(\.drawn) == [160])
            #expect(found.strata.map(\.frame) == [4_000] && found.items.allSatisfy(\.strata.isEmpty))
            let report = try await town.perform(ReadReport(campaign: both.campaign), as: .northAdministrator)
            #expect(report.handedIn == 150 && report.missing == 10, "the two tell the same")
        }
        try await withTown(engine) { town in
            let nearly = try await SurveyedCounty(town, missing: 4)
            let found = try await town.perform(ReadSurvey(campaign: nearly.campaign), as: .northAdministrator)
            #expect(found.strata.map(\.handedIn) == [150] && found.strata.map(\.drawn) == [nil])
            let report = try await town.perform(ReadReport(campaign: nearly.campaign), as: .northAdministrator)
            #expect(report.missing == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `every line and every estimate is what a recount person by person finds`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await SurveyedCounty(
                town, [(20, 1_000, 50, 20), (40, 3_000, 100, 60), (80, 400, 12, 3)])
            let recount = { try await town.performBySystem(VerifyReport(campaign: survey.campaign)) }
            let verified = try await recount()
            #expect(verified.cells > 60 && verified.differing == 0, "\(verified.named)")
            let item = "gad-7/1.0.0/\(SurveyedCounty.items[0])"
            let line: SQL = "campaign = \(survey.campaign) AND item = \(SurveyedCounty.items[0]) AND strata = '40'"
            try await town.tamper("UPDATE survey_figure SET cells = '50 50' WHERE \(line)")
            let changed = try await recount()
            #expect(changed.named.contains("survey \(item) 40 cell 0: 50 kept, 60 there"))
            #expect(changed.named.contains { $0.hasPrefix("survey \(item) estimate 0: ") })
            // A stratum that weighs too much makes another estimate of the same people.
            try await town.tamper("UPDATE survey_figure SET cells = '60 40', frame = 9000 WHERE \(line)")
            #expect(try await recount().named == [
                "survey \(item) 40 frame: 9000 kept, 3000 there", "survey \(item) estimate 0: 569 kept, 527 there",
                "survey \(item) estimate 1: 431 kept, 473 there",
            ])
            try await town.tamper("DELETE FROM survey_figure WHERE \(line)")
            #expect(try await recount().named.contains("survey \(item) all: 62 kept, 162 there"))
        }
    }

    @Test func `no screening of persons is told by its answers`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town, template: "school-yearly")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM survey_edition") == 0)
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.items.isEmpty && found.strata.isEmpty && found.method == nil)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    ExportSurvey(campaign: survey.campaign, part: .results, format: .csv, reason: "x"),
                    as: .northAdministrator)
            }
        }
    }

    /// Residents stand on the list of a health centre or a village; pupils, staff and patients are never told so.
    @Test func `residents on a list are told by their answers and nobody else on one is`() async throws {
        for (kind, isTold) in [("resident", true), ("pupil", false), ("staff", false), ("patient", false)] {
            try await withTown(.sqlite) { town in
                let survey = try await SurveyedCounty(town, listedAs: kind)
                let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
                #expect(found.items.isEmpty != isTold, "\(kind)")
            }
        }
    }

    @Test func `who took answers back since the report is no difference of two tables`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town, withdrawn: 1)
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.items.isEmpty && found.strata.isEmpty)
        }
    }

    @Test func `a sample drawn place by place is told in one line because the report tells of places`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town, method: "byUnit")
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.method == "byUnit" && found.strata.map(\.handedIn) == [150])
            #expect(found.items.count == 7 && found.items.allSatisfy(\.strata.isEmpty))
        }
    }

    @Test func `who was taken off the list since the report is no difference of two tables`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town, gone: 1)
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            #expect(found.items.isEmpty && found.strata.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else reads it and a file asks why`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await SurveyedCounty(town)
            let read = ReadSurvey(campaign: survey.campaign)
            let file = { (reason: String) -> ExportSurvey in
                ExportSurvey(campaign: survey.campaign, part: .results, format: .xlsx, reason: reason)
            }
            for person in [Townsperson.classTeacher, .gridWorker, .northCounsellor] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(read, as: person) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(file("x"), as: person) }
            }
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) { try await town.perform(file("x"), as: .southAdministrator) }
            await #expect(throws: ReportProblem.missingReason) {
                try await town.perform(file(" "), as: .northAdministrator)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM report_export") == 0)
            let taken = try await town.perform(file("for the city's paper"), as: .northAdministrator)
            #expect(taken.takenBy == "admin.north" && taken.survey.items.count == 7)
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM report_export
                    WHERE format = 'results xlsx' AND reason = 'for the city''s paper'
                    """) == 1)
        }
    }
}
