import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

/// A report whose drawing was given up: whoever waits for it sees that, and can have it go on.
@Suite struct StoppedDrawingTests {
    /// A drawing that was begun, counted some schools, and was given up by the clock.
    private func stopped(_ town: Town) async throws -> ReportedCounty {
        let county = try await ReportedCounty(town, isDrawn: false)
        town.clock.pass(days: 60)
        try await town.workOff()
        #expect(try await read(county, town).state == .waiting)
        try await town.performBySystem(StartReports())
        try await town.performBySystem(DrawReport(campaign: county.campaign))
        #expect(try await read(county, town).state == .drawing)
        // The jobs are tried ten times in vain.
        try await town.tamper("UPDATE job SET failed_at = \(town.clock.now) WHERE use_case = 'DrawReport'")
        let last = DrawReport(campaign: county.campaign).givenUp(after: NothingThere())
        let note = try #require(last as? NoteDrawingStopped)
        try await town.performBySystem(note)
        return county
    }

    private func read(
        _ county: ReportedCounty, _ town: Town, by person: Townsperson = .northAdministrator
    ) async throws -> ReadDrawing.Outcome {
        try await town.perform(ReadDrawing(campaign: county.campaign), as: person)
    }

    @Test(arguments: Engine.available)
    func `the people of a campaign see that its drawing has stopped and have it go on`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await stopped(town)
            let found = try await read(county, town)
            #expect(found.state == .stopped && found.stoppedAt == town.clock.now && found.isOwned)
            #expect(found.nextTry == town.clock.now.adding(hours: 24))
            let list = try await town.perform(ListReports(), as: .northAdministrator)
            #expect(list.stopped.map(\.campaign) == [county.campaign] && list.reports.isEmpty)
            try await town.workOff()
            #expect(try await read(county, town).state == .stopped, "by itself nothing goes on today")
            let resume = ResumeDrawing(campaign: county.campaign)
            try await town.perform(resume, as: .northAdministrator)
            try await town.perform(resume, as: .northAdministrator)
            #expect(try await read(county, town).state == .drawing)
            try await town.workOff()
            let drawn = try await read(county, town)
            #expect(drawn.state == .drawn && drawn.stoppedAt == nil && drawn.nextTry == nil)
            #expect(try await town.report(county).handedIn == 239)
            let verified = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(verified.differing == 0, "nothing was counted twice: \(verified.named)")
            #expect(try await town.perform(ListReports(), as: .northAdministrator).stopped.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a drawing that has stopped is begun again by itself after a day`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await stopped(town)
            town.clock.pass(days: 1)
            try await town.performBySystem(StartReports())
            #expect(try await read(county, town).state == .drawing)
            try await town.workOff()
            #expect(try await town.report(county).handedIn == 239)
        }
    }

    @Test(arguments: Engine.available)
    func `a school sees that the report has stopped and strangers see nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await stopped(town)
            let resume = ResumeDrawing(campaign: county.campaign)
            let school = try await read(county, town, by: .northTeacher)
            #expect(school.state == .stopped)
            #expect(try await town.perform(ListReports(), as: .northTeacher).stopped.count == 1)
            #expect(try await town.perform(ListReports(), as: .southAdministrator).stopped.isEmpty)
            await #expect(throws: Refusal.notFound) { try await read(county, town, by: .southAdministrator) }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(resume, as: .southAdministrator)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(NoteDrawingStopped(campaign: county.campaign), as: .northAdministrator)
            }
            #expect(try await read(county, town).state == .stopped)
        }
    }
}
