import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

/// The moments of a device far from any network, and the end of the window: decision 0050.
@Suite struct AlongTimeTests {
    @Test(arguments: Engine.available)
    func `what was answered in time is brought in until seven days after the window`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let people = [try await campaign.invite(), try await campaign.invite(), try await campaign.invite()]
            town.clock.pass(days: 13)
            let takenAt = town.clock.now
            var out: [TakeAlong.Outcome] = []
            for person in people {
                out.append(try await town.perform(TakeAlong(campaign: "c", code: person.code), as: .northTeacher))
            }
            town.clock.pass(days: 2)
            try await campaign.set(state: "closed")
            let said = [1: try SittingTests.answers(1, to: "who-5", in: town)]
            let inTime = AlongTests.interview(out[0], said, takenAt: takenAt, in: town)
            #expect(try await town.perform(inTime, as: .northTeacher).isKept)
            let tooLate = AlongTests.interview(out[1], said, takenAt: takenAt.adding(hours: 26), in: town)
            await #expect(throws: SittingProblem.over) { try await town.perform(tooLate, as: .northTeacher) }
            town.clock.pass(days: 7)
            let afterwards = AlongTests.interview(out[2], said, takenAt: takenAt, in: town)
            await #expect(throws: SittingProblem.over) { try await town.perform(afterwards, as: .northTeacher) }
            await #expect(throws: SittingProblem.over) {
                try await town.perform(TakeAlong(campaign: "c", code: people[2].code), as: .northTeacher)
            }
            #expect(try await town.number(AlongTests.sittings) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `moments that cannot be are refused and danger among them is not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await AlongTests.out(town)
            let said = [1: try SittingTests.answers(1, to: "who-5", in: town)]
            for change in Self.impossible {
                var brought = AlongTests.interview(out, said, takenAt: takenAt, in: town)
                change(&brought, town.clock.now, takenAt)
                let wrong = brought
                await #expect(throws: SittingProblem.impossibleTime) {
                    try await town.perform(wrong, as: .northTeacher)
                }
            }
            #expect(try await town.number(AlongTests.sittings) == 0)
            var red = AlongTests.interview(
                out, [2: [AlongTests.grave.0: AlongTests.grave.1]], takenAt: takenAt, in: town)
            red.endedAt = town.clock.now.adding(hours: 3)
            let heard = try await town.perform(red, as: .northTeacher)
            #expect(heard.isKept && heard.isGrave)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `danger that was met behind the window is kept and makes its alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("asq", 8, nil)])
            let person = try await campaign.invite()
            town.clock.pass(days: 13)
            let takenAt = town.clock.now
            let out = try await town.perform(TakeAlong(campaign: "c", code: person.code), as: .northTeacher)
            town.clock.pass(days: 2)
            try await campaign.set(state: "closed")
            let red = AlongTests.interview(
                out, [1: [AlongTests.grave.0: AlongTests.grave.1]], takenAt: takenAt.adding(hours: 26), in: town)
            let heard = try await town.perform(red, as: .northTeacher)
            #expect(heard.isKept && heard.isGrave)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what no device can have any more is not let in and is taken along anew`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, pupil, takenAt) = try await AlongTests.out(town, [("who-5", 9, nil)])
            let same = try await town.perform(TakeAlong(campaign: "c", code: pupil.code), as: .northTeacher)
            #expect(same == out, "the same form again, and no longer on the device by it")
            town.clock.pass(days: 5)
            let said = [1: try SittingTests.answers(1, to: "who-5", in: town)]
            let stale = AlongTests.interview(out, said, takenAt: takenAt.adding(hours: 97), in: town)
            await #expect(throws: SittingProblem.impossibleTime) {
                try await town.perform(stale, as: .northTeacher)
            }
            let again = town.clock.now
            let anew = try await town.perform(TakeAlong(campaign: "c", code: pupil.code), as: .northTeacher)
            #expect(anew.taken != out.taken)
            town.clock.pass(hours: 5)
            let brought = AlongTests.interview(anew, said, takenAt: again, in: town)
            #expect(try await town.perform(brought, as: .northTeacher).isKept)
        }
    }

    @Test(arguments: Engine.available)
    func `what was taken along for the first time is no second sitting`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, pupil, takenAt) = try await AlongTests.out(town)
            let key = try await town.begin(pupil.code)
            _ = try await town.perform(FinishSitting(sittingKey: key))
            town.clock.pass(days: 1)
            let from = town.clock.now
            try await town.performBySystem(
                InviteAgain(participant: pupil.participant, from: from, until: from.adding(hours: 72)))
            town.clock.pass(hours: 2)
            let said = [1: try SittingTests.answers(1, to: "who-5", in: town)]
            let old = AlongTests.interview(out, said, takenAt: takenAt, in: town)
            await #expect(throws: SittingProblem.answeredElsewhere) {
                try await town.perform(old, as: .northTeacher)
            }
            let red = AlongTests.interview(
                out, [2: [AlongTests.grave.0: AlongTests.grave.1]], takenAt: takenAt, in: town)
            let heard = try await town.perform(red, as: .northTeacher)
            #expect(!heard.isKept && heard.isGrave, "danger in it is heard")
            let anew = try await town.perform(TakeAlong(campaign: "c", code: pupil.code), as: .northTeacher)
            #expect(anew.taken != out.taken)
            let anewAt = town.clock.now
            town.clock.pass(hours: 2)
            let second = AlongTests.interview(anew, said, takenAt: anewAt, request: "twice", in: town)
            #expect(try await town.perform(second, as: .northTeacher).isKept)
        }
    }

    private static let impossible: [@Sendable (inout BringInterview, Moment, Moment) -> Void] = [
        { brought, now, _ in brought.endedAt = now.adding(minutes: 6) },
        { brought, _, takenAt in brought.begunAt = takenAt.adding(minutes: -6) },
        { brought, _, _ in brought.endedAt = brought.begunAt.adding(seconds: 1) },
        { brought, _, _ in brought.sentAt = Moment(milliseconds: .max) },
    ]

    @Test(arguments: Engine.available)
    func `a clock that is wrong all the time is put right and who hurries is marked`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await AlongTests.out(town, [("who-5", 9, nil)])
            let begun = takenAt.adding(hours: 10)
            let answers = try SittingTests.answers(1, to: "who-5", in: town).map { item, option in
                ("1/\(item)", "\(option)@\(begun.adding(seconds: 2).milliseconds)")
            }
            // Seven hours ahead of everybody else.
            let brought = BringInterview(
                taken: out.taken, begunAt: begun, endedAt: begun.adding(minutes: 1),
                sentAt: begun.adding(hours: 2), answers: Dictionary(uniqueKeysWithValues: answers), request: "once")
            #expect(try await town.perform(brought, as: .northTeacher).isKept)
            let marked: SQL = """
                SELECT COUNT(*) AS number FROM sheet WHERE seconds = 2 AND too_fast IS TRUE
                    AND started_at = \(town.clock.now.adding(hours: -2))
                """
            #expect(try await town.number(marked) == 1)
        }
    }

    private static let unreadable = [
        ["1": "x@1"], ["one/who-5.1": "x@1"], ["\(Int.min)/who-5.1": "x@1"], ["1/who-5.1": "x"],
        ["1/who-5.1": "x@later"],
    ]

    /// A device shows what was refused to whoever was told why: never to a colleague who has not taken it along.
    @Test(arguments: Engine.available)
    func `whose interview it is comes before what is wrong with it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await AlongTests.out(town)
            var brought = AlongTests.interview(out, [:], takenAt: takenAt, in: town)
            brought.sentAt = Moment(milliseconds: 5_000_000_000_000)
            let wrong = brought
            let stranger = town.neighbourTeacher
            await #expect(throws: SittingProblem.notTaken) { try await town.office.perform(wrong, as: stranger) }
            await #expect(throws: SittingProblem.impossibleTime) {
                try await town.perform(wrong, as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what cannot be read is refused and names its field`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (out, _, _, takenAt) = try await AlongTests.out(town)
            for answers in Self.unreadable {
                var brought = AlongTests.interview(out, [:], takenAt: takenAt, in: town)
                brought.answers = answers
                let wrong = brought
                await #expect(throws: Refusal.invalid(field: "answers")) {
                    try await town.perform(wrong, as: .northTeacher)
                }
            }
            let unknown = AlongTests.interview(out, [1: ["nothing": "x"]], takenAt: takenAt, in: town)
            await #expect(throws: (any Error).self) { try await town.perform(unknown, as: .northTeacher) }
            let beyond = AlongTests.interview(out, [9: ["who-5.1": "x"]], takenAt: takenAt, in: town)
            await #expect(throws: SittingProblem.noSuchSheet) { try await town.perform(beyond, as: .northTeacher) }
            #expect(try await town.number(AlongTests.sittings) == 0)
        }
    }
}
