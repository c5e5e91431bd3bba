import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

/// A survey whose drawing was given up: whoever waits for it sees that, and can have it tried again.
@Suite struct StoppedSurveyTests {
    /// The report is there; what its questions came to was tried ten times in vain.
    private func stopped(_ town: Town) async throws -> ID<ReportedCampaign> {
        let campaign = try await SurveyedCounty(town).campaign
        try await town.tamper("DELETE FROM survey_figure")
        try await town.tamper("DELETE FROM survey_edition")
        try await town.tamper("UPDATE job SET failed_at = \(town.clock.now) WHERE use_case = 'DrawSurvey'")
        let last = DrawSurvey(campaign: campaign).givenUp(after: NothingThere())
        try await town.performBySystem(try #require(last as? NoteSurveyStopped))
        return campaign
    }

    private func read(
        _ campaign: ID<ReportedCampaign>, _ town: Town, by person: Townsperson = .northAdministrator
    ) async throws -> ReadSurvey.Outcome {
        try await town.perform(ReadSurvey(campaign: campaign), as: person)
    }

    @Test(arguments: Engine.available)
    func `whoever the campaign belongs to sees that its survey has stopped and has it drawn`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await stopped(town)
            let found = try await read(campaign, town)
            #expect(found.items.isEmpty && found.stoppedAt == town.clock.now)
            #expect(found.nextTry == town.clock.now.adding(hours: 24))
            try await town.workOff()
            #expect(try await read(campaign, town).stoppedAt != nil, "by itself nothing goes on today")
            let resume = ResumeDrawing(campaign: campaign)
            await #expect(throws: Refusal.notFound) { try await town.perform(resume, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) { try await read(campaign, town, by: .southAdministrator) }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(NoteSurveyStopped(campaign: campaign), as: .northAdministrator)
            }
            try await town.perform(resume, as: .northAdministrator)
            try await town.perform(resume, as: .northAdministrator)
            try await town.workOff()
            let drawn = try await read(campaign, town)
            #expect(drawn.items.count == SurveyedCounty.items.count)
            #expect(drawn.stoppedAt == nil && drawn.nextTry == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a survey that has stopped is tried again by itself after a day`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await stopped(town)
            try await town.performBySystem(StartReports())
            try await town.workOff()
            #expect(try await read(campaign, town).items.isEmpty)
            town.clock.pass(days: 1)
            try await town.performBySystem(StartReports())
            try await town.workOff()
            let drawn = try await read(campaign, town)
            #expect(drawn.items.count == SurveyedCounty.items.count && drawn.stoppedAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a report that is no survey never says so and one that is drawn does not stop`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await SurveyedCounty(town, template: "school-yearly").campaign
            try await town.performBySystem(NoteSurveyStopped(campaign: school))
            #expect(try await read(school, town).stoppedAt == nil)
        }
        try await withTown(engine) { town in
            let campaign = try await SurveyedCounty(town).campaign
            try await town.performBySystem(NoteSurveyStopped(campaign: campaign))
            let found = try await read(campaign, town)
            #expect(found.stoppedAt == nil && !found.items.isEmpty)
        }
    }
}
