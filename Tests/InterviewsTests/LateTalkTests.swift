import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Rulebook C.3 and C.5: a clock that is over reaches somebody who can do something.
@Suite struct LateTalkTests {
    @Test(arguments: Engine.available)
    func `a talk over its time is told to the teacher and then to the head and then to the county and each once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let due = try #require(try await town.finding(of: stage.pupils[0]).due)
            town.clock.set(due.adding(seconds: -1))
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [0, 0, 0, 0])
            town.clock.set(due)
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [1, 0, 0, 0])
            // Due on Monday, 9 March: the head hears a school day later, the county after three.
            town.clock.set(due.adding(hours: 24))
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [1, 1, 0, 0])
            town.clock.set(due.adding(hours: 72))
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [1, 1, 1, 1])
            town.clock.pass(days: 30)
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [1, 1, 1, 1])
            let others = Townsperson.allCases.filter { !$0.isProgram && !Self.told.contains($0) }
            for person in others {
                #expect(try await town.lateMessages(of: person).isEmpty, "\(person)")
            }
        }
    }

    fileprivate static let told: [Townsperson] = [
        .northTeacher, .northSchoolAdministrator, .northLead, .secondNorthLead,
    ]

    @Test(arguments: Engine.available)
    func `a house that was down tells every circle that is due at its first look`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            town.clock.pass(days: 30)
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [1, 1, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `a class that is late together is one message with a number and no name`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            for pupil in stage.pupils { try await town.sit(pupil, .veryLow) }
            try await town.lookThroughSittings()
            town.clock.pass(days: 30)
            try await town.tellOfLateTalks()
            for person in Self.told {
                let messages = try await town.lateMessages(of: person)
                #expect(messages.map(\.count) == [3])
                let text = String(decoding: try JSONEncoder().encode(messages), as: UTF8.self)
                for pupil in stage.pupils {
                    #expect(!text.contains(pupil.member.rawValue) && !text.contains(pupil.participant))
                }
                #expect(!text.contains("小care"))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who was talked with is nobody's delay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            town.clock.pass(days: 60)
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [0, 0, 0, 0])
            #expect(try await town.finding(walk.finding).talkedAt != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `who shows more after a talk has a clock of its own`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            town.clock.pass(days: 30)
            try await town.tellOfLateTalks()
            let later = town.clock.now
            try await town.tamper(
                "UPDATE finding SET due_at = \(later), interview_due = \(later) WHERE due_clock = 'interview'")
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [2, 1, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `of a resident the counsellor of the place hears and no school`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let person = try await town.careStage(born: ["2007-05-06"]).pupils[0]
            try await town.sit(person, .veryLow)
            try await town.move(person, kind: "resident", to: nil)
            try await town.lookThroughSittings()
            let card = try #require(try await town.perform(ListFindings(), as: .northCounsellor).findings.first)
            town.clock.set(try #require(card.due))
            try await town.tellOfLateTalks()
            #expect(try await town.lateMessages(of: .northCounsellor).map(\.kind) == [.talkLate])
            #expect(try await town.heard() == [0, 0, 0, 0])
            town.clock.pass(days: 30)
            try await town.tellOfLateTalks()
            #expect(try await town.heard() == [0, 0, 1, 1])
            // The duty lead who is nearest hears in place of a head, the county as everywhere.
            #expect(try await town.lateMessages(of: .northTownshipLead).map(\.kind) == [.talkLateAbove])
            #expect(try await town.lateMessages(of: .southCounsellor).isEmpty)
        }
    }
}

extension Town {
    /// Twice: a double run tells nobody twice.
    fileprivate func tellOfLateTalks() async throws {
        try await performBySystem(TellOfLateTalks())
        try await performBySystem(TellOfLateTalks())
    }

    fileprivate func lateMessages(of person: Townsperson) async throws -> [InboxMessage] {
        try await perform(ListMessages(), as: person).messages.filter {
            [.talkLate, .talkLateAbove].contains($0.kind)
        }
    }

    /// How many messages each of those who may hear has: teacher, head, and both leads of the county.
    fileprivate func heard() async throws -> [Int] {
        var counts: [Int] = []
        for person in LateTalkTests.told { counts.append(try await lateMessages(of: person).count) }
        return counts
    }

    fileprivate func finding(_ id: ID<Finding>) async throws -> FindingCard {
        try await perform(ReadFinding(finding: id), as: .northTeacher).card
    }
}
