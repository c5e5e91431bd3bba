import Access
import App
import Campaigns
import Care
import HouseKit
import Jobs
import Retention
import Screenings
import Storage
import Testing

/// What came after the answers goes with them, or stays with the archive; and a deletion that failed has a way out.
@Suite struct AftercareTests {
    /// A finding of the second, whose sheets look clicked through.
    private func find(in school: RetentionTown) async throws {
        try await school.town.tamper("DELETE FROM retest_wish")
        try await school.town.tamper(
            """
            INSERT INTO finding (id, participant, member, campaign, region, by_score, by_flag, proposed, found_at,
                interview_due)
            VALUES ('finding', \(school.participants[1]), 'm', \(school.campaign), \(TownPlaces.north), 3, 0, 3, 0, 0)
            """)
        try await school.town.tamper(
            """
            INSERT INTO care_path (id, finding, step, since, is_grave, referred_by)
            VALUES ('path', 'finding', 'referred', 0, FALSE, 'teacher')
            """)
    }

    /// A report in words for each, and a wish to ask again for each.
    private func leave(_ school: RetentionTown) async throws {
        let campaign = school.campaign.rawValue
        for participant in school.participants {
            try await school.town.tamper(
                """
                INSERT INTO person_report (id, participant, campaign, region, request, sentences, released_by,
                    released_at)
                VALUES (\("report \(participant)"), \(participant), \(campaign), \(TownPlaces.north),
                    \("request \(participant)"), 's', 'teacher', 0)
                """)
            try await school.town.tamper(
                """
                INSERT INTO retest_wish (participant, member, campaign, region, found_at, earliest)
                VALUES (\(participant), 'm', \(campaign), \(TownPlaces.north), 0, '2026-01-01')
                """)
        }
    }

    @Test(arguments: Engine.available)
    func `wishes and reports go with the answers, and what belongs to the archive stays`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await town.drawReports()
            try await find(in: school)
            try await leave(school)
            #expect(try await school.count("report_count") > 0)
            let figures = try await school.count("report_figure")
            try await school.letTimePass()
            try await school.delete()
            #expect(try await school.list().state == .done)
            #expect(try await school.count("retest_wish") == 0)
            #expect(try await school.count("person_report", "participant = \(school.participants[1])") == 1)
            #expect(try await school.count("person_report") == 1)
            #expect(try await school.count("finding") == 1)
            #expect(try await school.count("care_path") == 1)
            #expect(try await school.count("report_count") == 0)
            #expect(try await school.count("report_figure") == figures)
            let read = ReadCertificate(list: try await school.list().id)
            let told = try await town.perform(read, as: .northAdministrator)
            #expect(told.leftOver == 0)
            #expect(told.certificate.parts.map(\.part).suffix(2) == [.aftercare, .counts])
            #expect(told.certificate.parts.first { $0.part == .aftercare }?.deleted == 7)
            // Somebody writes one afterwards: the next look finds it.
            try await town.tamper("UPDATE person_report SET participant = \(school.participants[0])")
            #expect(try await town.perform(read, as: .northAdministrator).leftOver == 1)
        }
    }

    /// Whose answers were taken back, and who was talked with all the same, stays on the list with their finding.
    @Test(arguments: Engine.available)
    func `a finding without answers keeps who it is about`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await find(in: school)
            try await town.tamper("DELETE FROM sheet")
            try await town.tamper("DELETE FROM sitting")
            try await school.letTimePass()
            try await school.delete()
            try await school.letTimePass(days: 1_100)
            try await school.delete(.evidence)
            #expect(try await school.list(.evidence).state == .done)
            #expect(try await school.count("participant", "id = \(school.participants[1])") == 1)
            #expect(try await school.count("participant") == 1)
            #expect(try await school.count("consent") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a deletion that left something is tried again, and the certificate says by whom`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            let retry = RetryDeletion(list: list.id)
            await #expect(throws: RetentionProblem.nothingToRetry) {
                try await town.perform(retry, as: .northAdministrator)
            }
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            for step in 1...6 { try await town.performBySystem(CarryOutDeletion(list: list.id, step: step)) }
            try await town.tamper(
                """
                INSERT INTO consent_link (id, participant, mark, request, made_by, made_at)
                VALUES ('late', \(school.participants[3]), 'late', 'late', 'somebody', 0)
                """)
            try await town.workOff()
            #expect(try await school.list().state == .failed)
            await #expect(throws: Refusal.notFound) { try await town.perform(retry, as: .southAdministrator) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(retry, as: .northTeacher) }
            let hold = PlaceHold(campaign: school.campaign.rawValue, reason: "示例")
            try await town.perform(hold, as: .northAdministrator)
            await #expect(throws: RetentionProblem.held) { try await town.perform(retry, as: .northAdministrator) }
            try await town.perform(
                LiftHold(campaign: school.campaign.rawValue, reason: "示例"), as: .northAdministrator)

            try await town.perform(retry, as: .secondNorthAdministrator)
            await #expect(throws: RetentionProblem.nothingToRetry) {
                try await town.perform(retry, as: .northAdministrator)
            }
            try await town.workOff()
            #expect(try await school.list().state == .done)
            #expect(try await school.count("consent_link") == 0)
            let told = try await town.perform(ReadCertificate(list: list.id), as: .northAdministrator)
            #expect(told.isGenuine && told.leftOver == 0)
            #expect(told.certificate.retriedBy == Townsperson.secondNorthAdministrator.displayName)
            #expect(told.certificate.parts.first { $0.part == .links }?.deleted == 5)
            let lines = try await school.count("audit_line", "use_case = 'RetryDeletion' AND outcome = 'done'")
            #expect(lines == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a deletion that the clock has given up stands there as failed and has a way out`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            let step = CarryOutDeletion(list: list.id, step: 1)
            let instead = try #require(step.givenUp(after: NothingThere()) as? NoteDeletionStopped)
            try await town.performBySystem(instead)
            #expect(try await school.list().state == .failed)
            // What is still in the queue finds nothing to do.
            try await town.workOff()
            #expect(try await school.count("sitting", "forgotten_at IS NOT NULL") == 0)
            try await town.perform(RetryDeletion(list: list.id), as: .northAdministrator)
            try await town.workOff()
            #expect(try await school.list().state == .done)
        }
    }
}
