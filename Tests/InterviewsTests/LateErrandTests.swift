import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Rulebook C.3 and C.5: whom nobody has told, and what nobody has done, in time is told like a late talk.
@Suite struct LateErrandTests {
    fileprivate static let told: [Townsperson] = [
        .northTeacher, .northSchoolAdministrator, .northLead, .secondNorthLead,
    ]

    @Test(arguments: Engine.available)
    func `each errand over its time is told to the teacher and then to the head and then to the county and each once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let talked = town.clock.now
            town.clock.set(talked.adding(minutes: 15).adding(seconds: -1))
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [0, 0, 0, 0])
            // The principal after 15 minutes, the head a minute later, the county after five.
            for (minute, heard) in [(15, [1, 0, 0, 0]), (16, [1, 1, 0, 0]), (20, [1, 1, 1, 1])] {
                town.clock.set(talked.adding(minutes: minute))
                try await town.tellOfLateErrands()
                #expect(try await town.heardOfErrands() == heard, "\(minute)")
            }
            // The bureau has a clock of its own, also while the principal was not told.
            for (minute, heard) in [(60, [2, 1, 1, 1]), (65, [2, 2, 2, 2])] {
                town.clock.set(talked.adding(minutes: minute))
                try await town.tellOfLateErrands()
                #expect(try await town.heardOfErrands() == heard, "\(minute)")
            }
            let others = Townsperson.allCases.filter { !$0.isProgram && !Self.told.contains($0) }
            for person in others {
                #expect(try await town.errandMessages(of: person).isEmpty, "\(person)")
            }
            let teacher = try #require(try await town.errandMessages(of: .northTeacher).first)
            #expect(teacher.kind == .errandLate && teacher.count == 1)
            let head = try #require(try await town.errandMessages(of: .northSchoolAdministrator).first)
            #expect(head.kind == .errandLateAbove)
            let text = String(decoding: try JSONEncoder().encode([teacher, head]), as: UTF8.self)
            #expect(!text.contains(walk.finding.rawValue) && !text.contains("小care"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a house that was down tells all that is late in one message at its first look and never again`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            _ = try await Walk(town, level: .imminent)
            town.clock.pass(days: 30)
            try await town.tellOfLateErrands()
            for person in Self.told {
                let messages = try await town.errandMessages(of: person)
                #expect(messages.map(\.count) == [3], "\(person)")
            }
            town.clock.pass(days: 30)
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [1, 1, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `an errand that was done has ended its clock and the next one has its own`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .serious)
            let talked = town.clock.now
            town.clock.set(talked.adding(hours: 24))
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [1, 0, 0, 0])
            try await town.perform(
                NoteErrand(
                    finding: walk.finding, errand: .crisisGroup, heldOn: town.clock.now.day, request: "group"),
                as: .northTeacher)
            town.clock.pass(hours: 24)
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [1, 0, 0, 0])
            town.clock.set(talked.adding(hours: 72))
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [2, 0, 0, 0])
        }
    }

    @Test(arguments: Engine.available)
    func `what a lower level does not ask for is nobody's delay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let read = ReadFinding(finding: walk.finding)
            let talk = try #require(try await town.perform(read, as: .northTeacher).interviews.first)
            try await town.perform(
                RecordInterview.about(
                    walk.finding, on: town.clock.now.day, level: .moderate, corrects: talk.id, request: "mended"),
                as: .northTeacher)
            town.clock.pass(days: 30)
            try await town.tellOfLateErrands()
            #expect(try await town.heardOfErrands() == [0, 0, 0, 0])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM care_errand_open") == 0)
        }
    }
}

extension Town {
    /// Twice: a double run tells nobody twice.
    fileprivate func tellOfLateErrands() async throws {
        try await performBySystem(TellOfLateErrands())
        try await performBySystem(TellOfLateErrands())
    }

    fileprivate func errandMessages(of person: Townsperson) async throws -> [InboxMessage] {
        try await perform(ListMessages(), as: person).messages.filter {
            [.errandLate, .errandLateAbove].contains($0.kind)
        }
    }

    /// How many messages each of those who may hear has: teacher, head, and both leads of the county.
    fileprivate func heardOfErrands() async throws -> [Int] {
        var counts: [Int] = []
        for person in LateErrandTests.told { counts.append(try await errandMessages(of: person).count) }
        return counts
    }
}
