import Access
import Care
import HouseKit
import Interviews
import Screenings
import Storage
import Testing

/// Nobody is told "again" where nothing could come of it: decision 0031.
@Suite struct RetestObstacleTests {
    private func clicked(_ town: Town) async throws -> CareStage {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.sit(stage.pupils[0], .clicked)
        try await town.lookThroughSittings()
        return stage
    }

    private func standsAgainst(_ obstacle: RetestObstacle, _ stage: CareStage, _ town: Town) async throws {
        let (pupil, problem) = (stage.pupils[0], InterviewError.cannotComeAgain(obstacle))
        let before = try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.first
        #expect(before?.obstacle == obstacle)
        await #expect(throws: problem) {
            try await town.perform(
                DecideRetest(participant: pupil.participant, decision: .again), as: .northTeacher)
        }
        #expect(problem.kind == .invalid(field: "decision"))
        let after = try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.first
        #expect(after == before, "a refused decision changes nothing")
        try await town.perform(DecideRetest(participant: pupil.participant, decision: .talk), as: .northTeacher)
        let talk = try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.first
        #expect(talk?.decision == .talk, "anything else can be decided")
    }

    @Test(arguments: Engine.available)
    func `a campaign that is ended asks nobody again and one that is closed does`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await clicked(town)
            let again = DecideRetest(participant: stage.pupils[0].participant, decision: .again)
            try await town.tamper("UPDATE campaign SET state = 'closed' WHERE id = \(stage.campaign)")
            try await town.perform(again, as: .northTeacher)
            try await town.perform(
                DecideRetest(participant: stage.pupils[0].participant, decision: .leave), as: .northTeacher)
            try await town.tamper("UPDATE campaign SET state = 'ended' WHERE id = \(stage.campaign)")
            try await standsAgainst(.ended, stage, town)
        }
    }

    @Test(arguments: Engine.available)
    func `who was taken off the list is not asked again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await clicked(town)
            try await town.tamper("UPDATE participant SET removed_at = 1 WHERE id = \(stage.pupils[0].participant)")
            try await standsAgainst(.takenOff, stage, town)
        }
    }

    @Test(arguments: Engine.available)
    func `who sits down for the second time is not asked a third time`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await clicked(town)
            let again = DecideRetest(participant: stage.pupils[0].participant, decision: .again)
            try await town.perform(again, as: .northTeacher)
            try await town.perform(again, as: .northTeacher)
            town.clock.pass(days: 14)
            try await town.sit(stage.pupils[0], .clicked, handsIn: false)
            try await standsAgainst(.begun, stage, town)
        }
    }

    @Test(arguments: Engine.available)
    func `who has taken the answers back is not asked again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await clicked(town)
            try await town.performBySystem(StopSitting(participant: stage.pupils[0].participant))
            try await standsAgainst(.gone, stage, town)
        }
    }
}
