import Access
import Care
import HouseKit
import Interviews
import ScreeningRules
import Screenings
import Storage
import Testing

/// Sitting down once more because the first time does not speak for the person: rulebook E.4.4, E.4.7.
@Suite struct SecondSittingTests {
    /// A pupil who has clicked through, and of whom it is decided that they are asked again.
    private func invited(_ town: Town) async throws -> CareStage {
        let stage = try await town.careStage(born: ["2015-05-06", "2015-06-07"])
        try await town.sit(stage.pupils[0], .clicked)
        try await town.lookThroughSittings()
        let decide = DecideRetest(participant: stage.pupils[0].participant, decision: .again)
        try await town.perform(decide, as: .northTeacher)
        return stage
    }

    private func counting(_ town: Town) async throws -> Int {
        try await town.number(
            "SELECT COUNT(*) AS number FROM published_sitting WHERE finished_at IS NOT NULL AND NOT is_marked")
    }

    @Test(arguments: Engine.available)
    func `the second sitting counts and the first is kept beside it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            await #expect(throws: SittingProblem.handedIn, "not before two weeks") {
                try await town.sit(pupil, .veryLow)
            }
            town.clock.pass(days: 14)
            let line = try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.first
            #expect(line?.invitedUntil != nil)
            try await town.sit(pupil, .veryLow)
            try await town.lookThroughSittings()
            #expect(try await counting(town) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_sitting") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_set_aside") == 1)
            #expect(try await town.findings().findings.map(\.participant) == [pupil.participant])
            #expect(try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.isEmpty)
            let report = try await town.perform(
                ReadTeachersReport(participant: pupil.participant), as: .northTeacher)
            #expect(report.sheets.map(\.isSetAside) == [false, true])
            await #expect(throws: SittingProblem.handedIn, "once more is once") {
                try await town.perform(BeginSitting(code: pupil.code, language: .zhHans))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `while a second sitting is open the report of the person is by the first`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            let read = ReadTeachersReport(participant: pupil.participant)
            let before = try await town.perform(read, as: .northTeacher)
            #expect(before.handedInAt != nil && before.sheets.map(\.isOpen) == [false])
            town.clock.pass(days: 15)
            try await town.sit(pupil, .veryLow, handsIn: false)
            let during = try await town.perform(read, as: .northTeacher)
            #expect(during.handedInAt == before.handedInAt && during.sheets.first == before.sheets.first)
            #expect(during.sheets.map(\.isSetAside) == [false, false])
            #expect(during.sheets.map(\.isOpen) == [false, true])
            town.clock.pass(days: 20)
            try await town.workOff()
            let after = try await town.perform(read, as: .northTeacher)
            #expect(after.handedInAt == before.handedInAt && after.sheets.first == before.sheets.first)
            #expect(after.sheets.map(\.isSetAside) == [false, true])
            #expect(after.sheets.map(\.isOpen) == [false, false])
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag from the device of the first sitting still finds its person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            let pupil = stage.pupils[0]
            let first = try await town.sit(pupil, .clicked)
            try await town.lookThroughSittings()
            try await town.perform(
                DecideRetest(participant: pupil.participant, decision: .again), as: .northTeacher)
            town.clock.pass(days: 14)
            try await town.sit(pupil, .well, handsIn: false)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_set_aside") == 1)
            #expect(try await town.findings().findings.isEmpty)
            let grave = PHQ9.answers([0, 0, 0, 0, 0, 0, 0, 0, 3])
            let heard = try await town.perform(
                SaveSittingAnswers(sittingKey: first, sheet: 2, answers: grave.chosen))
            #expect(heard.isGrave && heard.isLate)
            #expect(try await town.findings().findings.map(\.participant) == [pupil.participant])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM finding_flag") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who came in vain may be invited again and again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            town.clock.pass(days: 15)
            for time in 1...2 {
                try await town.sit(pupil, .well, handsIn: false)
                town.clock.pass(days: 20)
                try await town.workOff()
                #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting_again") == 0)
                #expect(try await town.number("SELECT COUNT(finished_at) AS number FROM published_sitting") == 1)
                #expect(try await town.number("SELECT COUNT(*) AS number FROM published_set_aside") == time)
                #expect(try await town.number("SELECT COUNT(*) AS number FROM published_unended_sitting") == 0)
                try await town.perform(
                    DecideRetest(participant: pupil.participant, decision: .again), as: .northTeacher)
                town.clock.pass(seconds: 60)
            }
            try await town.sit(pupil, .well)
            #expect(try await counting(town) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `it may be later than the window and goes on on another device`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            town.clock.pass(days: 23)
            try await town.workOff()
            await #expect(throws: SittingProblem.over, "who was not invited again") {
                try await town.perform(BeginSitting(code: stage.pupils[1].code, language: .zhHans))
            }
            let begin = BeginSitting(code: stage.pupils[0].code, language: .zhHans)
            let first = try await town.perform(begin).sittingKey
            let second = try await town.perform(begin).sittingKey
            let save = { (key: String) in
                SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.1", option: "at-no-time")
            }
            #expect(try await town.perform(save(first)).isElsewhere)
            #expect(try await !town.perform(save(second)).isElsewhere)
            try await town.perform(FinishSitting(sittingKey: second))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_sitting") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the first one counts again where the second is never handed in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            town.clock.pass(days: 15)
            try await town.sit(pupil, .veryLow, handsIn: false)
            #expect(try await town.number("SELECT COUNT(finished_at) AS number FROM published_sitting") == 0)
            town.clock.pass(days: 20)
            try await town.workOff()
            #expect(try await town.number("SELECT COUNT(finished_at) AS number FROM published_sitting") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_set_aside") == 1)
            let found = try await town.findings().findings.map(\.participant)
            #expect(found == [pupil.participant], "what was answered the second time is looked at all the same")
        }
    }

    @Test(arguments: Engine.available)
    func `who thinks better of it calls it off and a consent taken back deletes both`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            town.clock.pass(days: 14)
            for (decision, problem) in [(RetestDecision.leave, SittingProblem.handedIn), (.again, nil)] {
                try await town.perform(
                    DecideRetest(participant: pupil.participant, decision: decision), as: .northTeacher)
                guard let problem else { continue }
                await #expect(throws: problem) {
                    try await town.perform(BeginSitting(code: pupil.code, language: .zhHans))
                }
            }
            try await town.sit(pupil, .well)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 2)
            try await town.performBySystem(StopSitting(participant: pupil.participant))
            for table: SQL in ["sitting", "sitting_again"] {
                #expect(try await town.number("SELECT COUNT(*) AS number FROM \(table)") == 0)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE sitting IS NOT NULL") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the time of both is over at once and a flag of either stays with its person`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await invited(town)
            let pupil = stage.pupils[0]
            town.clock.pass(days: 14)
            try await town.sit(pupil, .well)
            try await town.tamper(
                "UPDATE sitting SET flagged_at = 1 WHERE set_aside_of = \(pupil.participant)")
            try await town.performBySystem(ForgetSittings(list: "l", campaign: stage.campaign))
            let kept = try await town.number(
                "SELECT COUNT(*) AS number FROM published_set_aside WHERE participant = \(pupil.participant)")
            #expect(kept == 1)
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM sitting WHERE participant = \(pupil.participant)") == 0)
            await #expect(throws: Refusal.forbidden, "only the platform invites") {
                try await town.perform(
                    InviteAgain(
                        participant: pupil.participant, from: town.clock.now,
                        until: town.clock.now.adding(hours: 1)), as: .northTeacher)
            }
        }
    }
}
