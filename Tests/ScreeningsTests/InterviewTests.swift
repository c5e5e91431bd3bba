import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

/// Questions that are read aloud: rulebook E.4.5.
@Suite struct InterviewTests {
    @Test(arguments: Engine.available)
    func `a resident answers with a counsellor and it is kept how`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("who-5", 60, nil)])
            let elder = try await campaign.invite(born: "1950-03", house: nil, unit: nil, .init(person: "given"))
            let begun = try await town.perform(
                BeginInterview(campaign: "c", code: elder.code), as: .northCounsellor)
            let open = try await town.perform(ReadSitting(sittingKey: begun.sittingKey, sheet: nil))
            #expect(open.isInterview)
            #expect(!open.isWaiting)
            let answers = try SittingTests.answers(1, to: "who-5", in: town)
            try await town.perform(
                SaveSittingAnswers(sittingKey: begun.sittingKey, sheet: 1, answers: answers))
            #expect(try await town.perform(FinishSitting(sittingKey: begun.sittingKey)).isInterview)
            let kept: SQL = """
                SELECT COUNT(*) AS number FROM sheet s JOIN sitting t ON t.id = s.sitting
                WHERE s.manner = 'interview' AND s.total IS NOT NULL AND t.led_by IS NOT NULL
                """
            #expect(try await town.number(kept) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag is heard at once and another phone goes on`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("asq", 8, nil)])
            let pupil = try await campaign.invite()
            let first = try await town.perform(BeginInterview(campaign: "c", code: pupil.code), as: .northTeacher)
            let second = try await town.perform(BeginInterview(campaign: "c", code: pupil.code), as: .northTeacher)
            await #expect(throws: SittingProblem.elsewhere) {
                try await town.perform(ReadSitting(sittingKey: first.sittingKey, sheet: nil))
            }
            let step = try await town.perform(
                SaveSittingAnswer(sittingKey: second.sittingKey, sheet: 1, item: "asq.1", option: "LA33-6"))
            #expect(step.help)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody interviews without consent or those of others`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c")
            let pupil = try await campaign.invite()
            let silent = try await campaign.invite(.init())
            await #expect(throws: SittingProblem.mayNotBegin) {
                try await town.perform(BeginInterview(campaign: "c", code: silent.code), as: .northTeacher)
            }
            let asked = BeginInterview(campaign: "c", code: pupil.code)
            for stranger in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: SittingProblem.noSuchCode) {
                    try await town.office.perform(asked, as: stranger)
                }
            }
            for stranger in [Townsperson.classTeacher, .northAdministrator, .gridWorker] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(asked, as: stranger) }
            }
            _ = try await town.begin(pupil.code)
            await #expect(throws: SittingProblem.otherwise) { try await town.perform(asked, as: .northTeacher) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
        }
    }
}
