import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Screenings
import Storage
import Testing

/// Whoever shows more after a talk: what was said before settles nothing of it.
@Suite struct ShownSinceTests {
    /// A pupil with a mild red flag who was talked with, and whose answers say more two days later.
    private struct Later {
        let pupil: CareStage.Pupil
        let finding: ID<Finding>
        let talkedOn: Day
        let talk: ID<Interview>
        let before: FindingCard

        init(_ town: Town, level: CareLevel = .watch) async throws {
            let stage = try await town.careStage(born: ["2007-05-06"])
            pupil = stage.pupils[0]
            let key = try await town.sit(pupil, .flag(1), handsIn: false)
            try await town.workOff()
            finding = try await town.finding(of: pupil).id
            talkedOn = town.clock.now.day
            var first = RecordInterview.about(finding, on: talkedOn, level: level)
            first.guardianWhyNot = .later
            first.referral = .advised
            talk = try await town.perform(first, as: .northTeacher).interview
            town.clock.pass(days: 2)
            let low = (1...5).map { ("who-5.\($0)", $0 == 5 ? "some-of-the-time" : "at-no-time") }
            try await town.perform(
                SaveSittingAnswers(sittingKey: key, sheet: 1, answers: Dictionary(uniqueKeysWithValues: low)))
            try await town.perform(FinishSitting(sittingKey: key))
            try await town.lookThroughSittings()
            before = try await town.finding(of: pupil)
        }

        func record(
            _ level: CareLevel, on day: Day, corrects: ID<Interview>? = nil, _ request: String, in town: Town
        ) async throws {
            var talk = RecordInterview.about(finding, on: day, level: level, corrects: corrects, request: request)
            talk.nextLook = town.clock.now.day.adding(days: 1)
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
        }
    }

    @Test(arguments: Engine.available)
    func `a record that mends an older talk does not stop the clock of what has shown since`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let later = try await Later(town)
            #expect(later.before.level == nil && later.before.clock == .interview)
            try await later.record(.watch, on: later.talkedOn, corrects: later.talk, "mended", in: town)
            let mended = try await town.finding(of: later.pupil)
            #expect(mended.level == nil && mended.clock == .interview && mended.due == later.before.due)
            // Nor does a talk of the day before it that is written down only now.
            try await later.record(.watch, on: later.talkedOn, "the day before", in: town)
            let older = try await town.finding(of: later.pupil)
            #expect(older.level == nil && older.clock == .interview && older.due == later.before.due)
            try await later.record(.watch, on: town.clock.now.day, "of today", in: town)
            let talked = try await town.finding(of: later.pupil)
            #expect(talked.level == .watch && talked.clock == .look)
        }
    }

    @Test(arguments: Engine.available)
    func `an older talk may show that it is graver still and the clock of the talk goes on`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let later = try await Later(town)
            try await later.record(.serious, on: later.talkedOn, "graver", in: town)
            let graver = try await town.finding(of: later.pupil)
            #expect(graver.level == .serious && graver.clock == .interview && graver.due == later.before.due)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever waits for a new talk keeps its time when a guardian is spoken with`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let later = try await Later(town)
            try await town.perform(
                RecordGuardianContact(
                    finding: later.finding, heldOn: town.clock.now.day, manner: .phone, outcome: .agreed,
                    said: Private("示例"), request: "call"), as: .northTeacher)
            let after = try await town.finding(of: later.pupil)
            #expect(after.clock == .interview && after.due == later.before.due)
        }
    }

    @Test(arguments: Engine.available)
    func `an older record takes nothing back of a level that is graver than what has shown since`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let later = try await Later(town, level: .serious)
            #expect(later.before.level == .serious && later.before.clock == .interview)
            try await later.record(.moderate, on: later.talkedOn, corrects: later.talk, "mended", in: town)
            try await later.record(.moderate, on: later.talkedOn, "the day before", in: town)
            let after = try await town.finding(of: later.pupil)
            #expect(after.level == .serious && after.clock == .interview && after.due == later.before.due)
        }
    }

    @Test(arguments: Engine.available)
    func `a talk that is written down late takes nothing back of what a later one has set`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let early = town.clock.now.day
            town.clock.pass(days: 3)
            let today = town.clock.now.day
            func talk(_ level: CareLevel, on day: Day, _ request: String) async throws -> FindingCard {
                var talk = RecordInterview.about(finding, on: day, level: level, request: request)
                talk.nextLook = today.adding(days: 1)
                talk.guardianWhyNot = .later
                talk.referral = .advised
                try await town.perform(talk, as: .northTeacher)
                return try await town.finding(of: stage.pupils[0])
            }
            let set = try await talk(.serious, on: today, "of today")
            #expect(set.level == .serious && set.clock == .guardian)
            let late = try await talk(.watch, on: early, "written down late")
            #expect(late.level == .serious && late.clock == set.clock && late.due == set.due)
            let graver = try await talk(.imminent, on: early, "graver, and late")
            #expect(graver.level == .imminent)
            let better = try await talk(.watch, on: today, "better")
            #expect(better.level == .watch)
        }
    }

    @Test(arguments: Engine.available)
    func `care does not end while somebody waits for another talk`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            // As answers leave it that come after the talk and are no graver than its level.
            let due = town.clock.now.adding(hours: 24)
            try await town.tamper("UPDATE finding SET due_clock = 'interview', due_at = \(due)")
            await #expect(throws: InterviewError.closing(.notTalked)) {
                try await town.perform(CloseCare(finding: walk.finding), as: .northTeacher)
            }
            try await town.perform(
                RecordInterview.about(walk.finding, on: town.clock.now.day, request: "another"), as: .northTeacher)
            try await town.perform(CloseCare(finding: walk.finding), as: .northTeacher)
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag that comes days after the sitting has all of its time`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .well)
            try await town.lookThroughSittings()
            #expect(try await town.findings().findings.isEmpty)
            town.clock.pass(days: 2)
            // As an interview leaves it that was held without a network, where the code was answered meanwhile.
            try await town.tamper("UPDATE sheet SET worst_rank = 3 WHERE sitting IS NOT NULL")
            let sheets = try await town.database.read { connection in
                try connection.rows("SELECT id FROM sheet WHERE sitting IS NOT NULL").map {
                    try $0("id", as: String.self)
                }
            }
            try await town.performBySystem(FindFlagged(sheet: try #require(sheets.first)))
            let card = try await town.finding(of: stage.pupils[0])
            #expect(card.hasFlag && card.due == town.clock.now.adding(hours: 2))
            // Whoever was there has talked at once: kept with its day, and no answer to what is known now.
            let now = town.clock.now.day
            for (day, clock) in [(now.adding(days: -2), CareClock.interview), (now, CareClock.look)] {
                var talk = RecordInterview.about(card.id, on: day, level: .serious, request: "talk of \(day)")
                talk.nextLook = now.adding(days: 1)
                talk.guardianWhyNot = .ofAge
                talk.referral = .advised
                try await town.perform(talk, as: .northTeacher)
                let after = try await town.finding(of: stage.pupils[0])
                #expect(after.clock == clock && after.level == .serious)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a clock that went ahead and is set back keeps nobody from writing a talk down`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let later = try await Later(town)
            town.clock.set(town.clock.now.adding(hours: -24 * 4))
            try await later.record(.watch, on: town.clock.now.day, "set back", in: town)
            let talked = try await town.finding(of: later.pupil)
            #expect(talked.level == .watch && talked.clock == .look)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian who was told of something milder is told anew when it is graver`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            func call(_ request: String) async throws {
                try await town.perform(
                    RecordGuardianContact(
                        finding: finding, heldOn: town.clock.now.day, manner: .phone, outcome: .agreed,
                        said: Private("示例"), request: request), as: .northTeacher)
            }
            try await call("before the talk")
            try await town.perform(
                RecordInterview.about(finding, on: town.clock.now.day, level: .moderate), as: .northTeacher)
            let milder = try await town.finding(of: stage.pupils[0])
            #expect(milder.clock == .look, "what was said before the first talk counts")
            // Also on the same day.
            town.clock.pass(minutes: 180)
            var graver = RecordInterview.about(
                finding, on: town.clock.now.day, level: .imminent, request: "hours later")
            graver.referral = .advised
            await #expect(throws: InterviewError.gap(.guardian)) { try await town.perform(graver, as: .northTeacher) }
            graver.guardianWhyNot = .later
            try await town.perform(graver, as: .northTeacher)
            let waits = try await town.finding(of: stage.pupils[0])
            // "Immediately" (rulebook C.3).
            #expect(waits.clock == .guardian && waits.due == town.clock.now.adding(minutes: 5))
            try await call("now")
            let told = try await town.finding(of: stage.pupils[0])
            #expect(told.clock == .look)
        }
    }
}
