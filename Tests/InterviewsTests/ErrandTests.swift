import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Rulebook C.3: who else is told at a level, and until when.
@Suite struct ErrandTests {
    private func read(_ finding: ID<Finding>, _ town: Town) async throws -> ReadFinding.Outcome {
        try await town.perform(ReadFinding(finding: finding), as: .northTeacher)
    }

    private func told(_ walk: Walk, _ errand: CareErrand, request: String = "told") -> NoteErrand {
        NoteErrand(
            finding: walk.finding, errand: errand, heldOn: walk.town.clock.now.day,
            words: Private("\(Marker.north) 校长来了"), request: request)
    }

    @Test(arguments: Engine.available)
    func `a talk at the gravest level starts the clocks of principal and bureau and crisis group`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let now = town.clock.now
            let found = try await read(walk.finding, town)
            #expect(found.errands.map(\.errand) == [.principal, .bureau, .crisisGroup])
            #expect(found.errands.map(\.at) == [15, 60, 1_440].map { now.adding(minutes: $0) })
            #expect(found.card.clock == .guardian && found.card.firstDue == now.adding(minutes: 5))
            try await town.perform(
                RecordGuardianContact(
                    finding: walk.finding, heldOn: now.day, manner: .phone, outcome: .agreed, said: Private("示例"),
                    request: "call"), as: .northTeacher)
            #expect(try await read(walk.finding, town).card.firstDue == now.adding(minutes: 15))
            for _ in 1...2 { try await town.perform(told(walk, .principal), as: .northTeacher) }
            let after = try await read(walk.finding, town)
            #expect(after.errands.map(\.errand) == [.bureau, .crisisGroup])
            #expect(after.doneErrands.map(\.errand) == [.principal])
            #expect(after.doneErrands.first?.words == "\(Marker.north) 校长来了")
            #expect(try await !town.holdsInTheOpen("校长来了"))
            let listed = try await town.findings()
            #expect(listed.findings.first?.errand == ErrandDue(errand: .bureau, at: now.adding(minutes: 60)))
            #expect(listed.findings.first?.firstDue == now.adding(minutes: 60) && listed.late == 0)
            town.clock.pass(hours: 2)
            let later = try await town.findings()
            #expect(later.late == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what was done on the day of the talk and written down the next day is done`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let day = town.clock.now.day
            let walk = try await Walk(town)
            // The talk is in the afternoon; a day alone is taken for its noon.
            town.clock.set(Moment(day, minute: 15 * 60))
            var talk = RecordInterview.about(walk.finding, on: day, level: .imminent, request: "in the afternoon")
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            let before = told(walk, .bureau, request: "on the day")
            town.clock.set(Moment(day.adding(days: 1), minute: 9 * 60))
            var late = told(walk, .principal, request: "the next day")
            late.heldOn = day
            for each in [before, late] { try await town.perform(each, as: .northTeacher) }
            #expect(try await read(walk.finding, town).errands.map(\.errand) == [.crisisGroup])
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with the next errand is another one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            for errand in [CareErrand.principal, .bureau, .bureau] {
                try await town.perform(told(walk, errand, request: "one form"), as: .northTeacher)
            }
            let found = try await read(walk.finding, town)
            #expect(found.errands.map(\.errand) == [.crisisGroup])
            #expect(Set(found.doneErrands.map(\.errand)) == [.principal, .bureau] && found.doneErrands.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with another outcome is another call`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            for outcome in [GuardianOutcome.notReached, .agreed, .agreed] {
                try await town.perform(
                    RecordGuardianContact(
                        finding: walk.finding, heldOn: town.clock.now.day, manner: .phone, outcome: outcome,
                        said: Private("示例"), request: "one form"), as: .northTeacher)
                town.clock.pass(minutes: 1)
            }
            let found = try await read(walk.finding, town)
            #expect(found.contacts.map(\.outcome) == [.agreed, .notReached])
            #expect(found.card.clock != .guardian)
        }
    }

    @Test(arguments: Engine.available)
    func `an errand that the level does not ask for is refused and another school finds nothing`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .serious)
            await #expect(throws: InterviewError.unknownChoice(field: "errand")) {
                try await town.perform(told(walk, .principal), as: .northTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(told(walk, .referral), as: .northSchoolAdministrator)
            }
            await #expect(throws: Refusal.notFound) {
                _ = try await town.office.perform(told(walk, .referral), as: town.southTeacher)
            }
            let found = try await read(walk.finding, town)
            #expect(found.errands.map(\.errand) == [.crisisGroup, .referral] && found.doneErrands.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a correction that lowers the level ends the clocks it does not ask for`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let first = try #require(try await read(walk.finding, town).interviews.first)
            try await town.perform(
                RecordInterview.about(
                    walk.finding, on: town.clock.now.day, level: .moderate, corrects: first.id, request: "mended"),
                as: .northTeacher)
            let found = try await read(walk.finding, town)
            #expect(found.errands.isEmpty && found.card.errand == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a way to help settles the referral and advice settles the class teacher`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .serious)
            try await walk.take(.referred)
            let referred = try await read(walk.finding, town)
            #expect(referred.errands.map(\.errand) == [.crisisGroup])
            let talk = try #require(referred.interviews.first)
            try await town.perform(
                RecordInterview.about(
                    walk.finding, on: town.clock.now.day, level: .watch, corrects: talk.id, request: "mended"),
                as: .northTeacher)
            #expect(try await read(walk.finding, town).errands.map(\.errand) == [.classTeacher])
            try await town.perform(
                GiveAdvice(
                    finding: walk.finding, sentences: ["smallWord": true],
                    until: town.clock.now.day.adding(days: 30), request: "advice"), as: .northTeacher)
            let advised = try await read(walk.finding, town)
            #expect(advised.errands.isEmpty && advised.card.errand == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `the gravest level is told to head and county at once and without a name`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let talk = try #require(try await read(walk.finding, town).interviews.first)
            var again = RecordInterview.about(
                walk.finding, on: town.clock.now.day, level: .imminent, corrects: talk.id, request: "mended")
            again.guardianWhyNot = .later
            again.referral = .advised
            try await town.perform(again, as: .northTeacher)
            let card = try await read(walk.finding, town).card
            for person in [Townsperson.northSchoolAdministrator, .northLead, .secondNorthLead] {
                let heard = try await heard(by: person, town)
                #expect(heard.map(\.count) == [1], "\(person)")
                let text = String(decoding: try JSONEncoder().encode(heard), as: UTF8.self)
                #expect(!text.contains(card.member) && !text.contains(card.participant))
                #expect(!text.contains(walk.finding.rawValue) && !text.contains("小care"))
            }
            for person in [Townsperson.northTeacher, .classTeacher, .southLead] {
                let heard = try await heard(by: person, town)
                #expect(heard.isEmpty, "\(person)")
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    private func heard(by person: Townsperson, _ town: Town) async throws -> [InboxMessage] {
        try await town.perform(ListMessages(), as: person).messages.filter { $0.kind == .careImminent }
    }
}
