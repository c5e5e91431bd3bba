import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Storage
import Testing

/// High-risk windows (rulebook C.3): for those who are looked after already, and for nobody else.
@Suite struct HighRiskWeeksTests {
    @Test(arguments: Engine.available)
    func `who is looked after is looked at sooner while the weeks last`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2010-05-06", "2010-06-07"])
            for pupil in stage.pupils { try await town.sit(pupil, .veryLow) }
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            town.clock.set(.china("2026-08-10", 9))
            let today = town.clock.now.day
            var talk = RecordInterview.about(finding, on: today, level: .watch)
            talk.nextLook = today.adding(days: 60)
            talk.guardianWhyNot = .ofAge
            try await town.perform(talk, as: .northTeacher)
            let (before, waits) = (
                try await town.finding(of: stage.pupils[0]), try await town.finding(of: stage.pupils[1])
            )
            let promised = Moment(today.adding(days: 60), minute: 1_439)
            #expect(before.due == promised && before.weeksUntil == nil)
            try await town.performBySystem(WindHighRiskLooks())
            #expect(try await town.finding(of: stage.pupils[0]) == before)

            town.clock.set(.china("2026-08-18", 8))
            for _ in 1...2 { try await town.performBySystem(WindHighRiskLooks()) }
            let closer = try await town.perform(ReadFinding(finding: finding), as: .northTeacher)
            #expect(closer.card.due == .china("2026-09-01", 23, 59) && closer.card.weeksUntil == Day("2026-09-15"))
            #expect(closer.card.level == .watch && closer.weeks?.reasons.first?["zh-Hans"] == "开学")
            // Who was not talked with yet keeps the clock of the screening.
            #expect(try await town.finding(of: stage.pupils[1]) == waits)

            town.clock.set(.china("2026-09-16", 8))
            try await town.performBySystem(WindHighRiskLooks())
            let after = try await town.perform(ReadFinding(finding: finding), as: .northTeacher)
            #expect(after.card == before && after.weeks == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody who shows more in such weeks keeps the clock of the talk`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2010-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            town.clock.set(.china("2026-08-10", 9))
            var talk = RecordInterview.about(finding, on: town.clock.now.day, level: .moderate)
            talk.guardianWhyNot = .ofAge
            try await town.perform(talk, as: .northTeacher)
            // As a red flag leaves it that comes after the talk.
            let due = Moment.china("2026-08-20", 9)
            try await town.tamper(
                "UPDATE finding SET due_clock = 'interview', due_at = \(due) WHERE id = \(finding)")
            town.clock.set(.china("2026-08-18", 8))
            try await town.performBySystem(WindHighRiskLooks())
            // Nor does telling a guardian, or noting one as the danger, stop it; only a talk does.
            try await town.perform(
                RecordGuardianContact(
                    finding: finding, heldOn: town.clock.now.day, manner: .phone, outcome: .agreed,
                    said: Private("示例"), request: "call"), as: .northTeacher)
            try await town.perform(NoteGuardianDanger(finding: finding, reason: Private("示例")), as: .northTeacher)
            let card = try await town.finding(of: stage.pupils[0])
            #expect(card.clock == .interview && card.due == due)
            var again = RecordInterview.about(finding, on: town.clock.now.day, level: .moderate, request: "again")
            again.guardianWhyNot = .ofAge
            try await town.perform(again, as: .northTeacher)
            let after = try await town.finding(of: stage.pupils[0])
            #expect(after.clock == .look)
        }
    }

    @Test(arguments: Engine.available)
    func `a school adds a date of its own and takes it away again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2010-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let today = town.clock.now.day
            var talk = RecordInterview.about(finding, on: today, level: .watch)
            talk.nextLook = today.adding(days: 60)
            try await town.perform(talk, as: .northTeacher)
            let before = try await town.finding(of: stage.pupils[0])
            let noting = NoteRiskDate(
                unit: TownPlaces.northSchool, kind: .anniversary, day: today.adding(days: 3), request: "date")
            for _ in 1...2 { try await town.perform(noting, as: .northTeacher) }
            var again = noting
            again.request = "another form"
            try await town.perform(again, as: .northTeacher)
            let listed = try await town.perform(ListRiskDates(), as: .northTeacher)
            #expect(listed.dates.map(\.day) == [today.adding(days: 3)])
            #expect(listed.schools.first?.weeks?.last == today.adding(days: 17))
            try await town.performBySystem(WindHighRiskLooks())
            let closer = try await town.finding(of: stage.pupils[0])
            #expect(closer.due == Moment(today.adding(days: 14), minute: 1_439) && closer.level == .watch)
            let date = try #require(listed.dates.first)
            try await town.perform(TakeOffRiskDate(riskDate: date.id), as: .northTeacher)
            try await town.performBySystem(WindHighRiskLooks())
            let after = try await town.finding(of: stage.pupils[0])
            #expect(after == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a talk whose day was mended counts from the day that holds`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2010-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let first = town.clock.now.day
            try await town.perform(
                NoteRiskDate(
                    unit: TownPlaces.northSchool, kind: .anniversary, day: first.adding(days: 3), request: "date"),
                as: .northTeacher)
            town.clock.pass(days: 2)
            var talk = RecordInterview.about(finding, on: town.clock.now.day, level: .watch)
            talk.nextLook = first.adding(days: 60)
            talk.corrects = try await town.perform(talk, as: .northTeacher).interview
            (talk.heldOn, talk.request) = (first, "mended")
            try await town.perform(talk, as: .northTeacher)
            try await town.performBySystem(WindHighRiskLooks())
            let card = try await town.finding(of: stage.pupils[0])
            #expect(card.due == Moment(first.adding(days: 14), minute: 1_439))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody but those who look after the pupils adds dates`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let today = town.clock.now.day
            let noting = NoteRiskDate(unit: TownPlaces.northSchool, kind: .exam, day: today, request: "date")
            try await town.perform(noting, as: .northTeacher)
            let date = try #require(try await town.perform(ListRiskDates(), as: .northTeacher).dates.first)
            for person in [Townsperson.classTeacher, .northSchoolAdministrator, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden, "\(person)") { try await town.perform(noting, as: person) }
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(ListRiskDates(), as: person)
                }
            }
            for stranger in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    try await town.office.perform(noting, as: stranger)
                }
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    try await town.office.perform(TakeOffRiskDate(riskDate: date.id), as: stranger)
                }
                let listed = try await town.office.perform(ListRiskDates(), as: stranger)
                #expect(listed.dates.isEmpty, "\(stranger.name)")
            }
            await #expect(throws: InterviewError.badMoment(field: "day")) {
                try await town.perform(
                    NoteRiskDate(
                        unit: TownPlaces.northSchool, kind: .exam, day: today.adding(days: 401), request: "far"),
                    as: .northTeacher)
            }
        }
    }
}
