import Campaigns
import Care
import HouseKit
import Interviews
import Reports
import ScreeningRules
import Screenings
import Storage
import Testing

/// Nobody falls out of a report because they have just sat down once more: decision 0031.
@Suite struct SecondSittingReportTests {
    private func counted(_ town: Town, _ measure: String, _ cell: String) async throws -> Int {
        try await town.number(
            """
            SELECT COALESCE(SUM(people), 0) AS number FROM report_count
            WHERE level = 'whole' AND measure = \(measure) AND cell = \(cell)
            """)
    }

    /// Clicks through and shows a red flag, is asked again, begins and does not hand in before the report is drawn.
    /// - Returns: the key of the second sitting.
    private func drawnMeanwhile(_ town: Town, _ stage: CareStage) async throws -> String {
        let pupil = stage.pupils[0]
        let first = try await town.perform(BeginSitting(code: pupil.code, language: .zhHans)).sittingKey
        let grave = PHQ9.answers([1, 0, 1, 0, 1, 0, 1, 0, 3])
        try await town.perform(SaveSittingAnswers(sittingKey: first, sheet: 2, answers: grave.chosen))
        try await town.perform(FinishSitting(sittingKey: first))
        try await town.lookThroughSittings()
        try await town.perform(DecideRetest(participant: pupil.participant, decision: .again), as: .northTeacher)
        town.clock.pass(days: 15)
        let second = try await town.sit(pupil, .well, handsIn: false)
        town.clock.pass(days: 8)
        try await town.workOff()
        try await town.performBySystem(StartReports())
        try await town.workOff()
        return second
    }

    @Test(arguments: Engine.available)
    func `the first sitting counts until the second is handed in and its flag above all`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06", "2007-06-07"])
            let campaign = ID<ReportedCampaign>(stage.campaign)
            let second = try await drawnMeanwhile(town, stage)
            #expect(try await town.number("SELECT COUNT(drawn_at) AS number FROM report_edition") == 1)
            #expect(try await counted(town, "handedIn", "people") == 1)
            #expect(try await counted(town, "missing", "people") == 1, "who never came is missing all the same")
            #expect(try await counted(town, "flags", "red") == 1)
            let sheets = try await town.number(
                "SELECT COUNT(*) AS number FROM report_count WHERE level = 'whole' AND measure LIKE '%phq-9%'")
            #expect(sheets > 0, "its sheets are counted too")
            let drawn = try await town.performBySystem(VerifyReport(campaign: campaign))
            #expect(drawn.cells > 0 && drawn.differing == 0, "\(drawn.named)")
            town.clock.pass(seconds: 1)
            try await town.perform(FinishSitting(sittingKey: second))
            let later = try await town.performBySystem(VerifyReport(campaign: campaign))
            #expect(later == drawn, "what is handed in later changes no figure: \(later.named)")
        }
    }

    @Test(arguments: Engine.available)
    func `a recount agrees when the second sitting was never handed in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            _ = try await drawnMeanwhile(town, stage)
            let drawn = try await town.performBySystem(VerifyReport(campaign: ID(stage.campaign)))
            town.clock.pass(days: 20)
            try await town.workOff()
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting_again") == 0, "it was brought back")
            let later = try await town.performBySystem(VerifyReport(campaign: ID(stage.campaign)))
            #expect(later == drawn && later.differing == 0, "\(later.named)")
        }
    }

    /// The first of the county sits down once more and does not come to the end.
    private func sitsDownAgain(_ town: Town) async throws {
        let first = "a form one 1"
        try await town.tamper(
            "UPDATE sitting SET set_aside_of = participant, participant = 'aside' WHERE participant = \(first)")
        try await town.tamper(
            """
            INSERT INTO sitting (id, participant, campaign, unit, house, region, code_end, key_hash, begun_at,
                closes_at, is_marked)
            SELECT 'second', \(first), campaign, unit, house, region, code_end, 'second', begun_at, closes_at, FALSE
            FROM sitting WHERE participant = 'aside'
            """)
        let later = town.clock.now.adding(hours: 24 * 90)
        try await town.tamper("UPDATE sitting SET closes_at = \(later) WHERE id = 'second'")
    }

    /// Asked again is whose sheets do not speak for them: between the numbers of two pages it would be one pupil.
    @Test(arguments: Engine.available)
    func `who sits down once more is no difference between the report and the pages of the campaign`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let campaign = ID<Campaign>(county.campaign.rawValue)
            let before = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            let closed = try await town.perform(ReadClosure(campaign: campaign), as: .northAdministrator)
            try await sitsDownAgain(town)
            let progress = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            #expect(progress == before && progress.lines.reduce(0) { $0 + $1.handedIn } == 239)
            let closure = try await town.perform(ReadClosure(campaign: campaign), as: .northAdministrator)
            #expect(closure.sections == closed.sections)
            let taking = closure.sections.flatMap(\.lines)
            #expect(taking.first { $0.figures == [.valid, .marked] }?.people == 239)
            #expect(taking.first { $0.figures == [.left] }?.people == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the page tells as many people and flags as if nobody sat down again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town, isDrawn: false)
            try await sitsDownAgain(town)
            try await town.drawReports()
            let report = try await town.report(county)
            #expect(report.handedIn == 239 && report.gad7?.people == 239)
            #expect(report.flags?.lines.last?.people == 15)
        }
    }
}
