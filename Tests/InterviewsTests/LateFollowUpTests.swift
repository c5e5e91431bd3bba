import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Rulebook C.3 and C.5: a guardian whom nobody has told and a look that nobody has taken are told like a late talk.
@Suite struct LateFollowUpTests {
    fileprivate static let told: [Townsperson] = [
        .northTeacher, .northSchoolAdministrator, .northLead, .secondNorthLead,
    ]

    @Test(arguments: Engine.available)
    func `a guardian who was not told and a look that was not taken reach teacher and head and county and each once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .imminent)
            let talked = town.clock.now
            town.clock.set(talked.adding(minutes: 5).adding(seconds: -1))
            try await town.tellOfLateFollowUps()
            #expect(try await town.heardOfFollowUps() == [0, 0, 0, 0])
            // The guardian at once, which is five minutes; the head a minute later, the county after five.
            for (minute, heard) in [(5, [1, 0, 0, 0]), (6, [1, 1, 0, 0]), (10, [1, 1, 1, 1]), (90, [1, 1, 1, 1])] {
                town.clock.set(talked.adding(minutes: minute))
                try await town.tellOfLateFollowUps()
                #expect(try await town.heardOfFollowUps() == heard, "\(minute)")
            }
            try await town.perform(
                RecordGuardianContact(
                    finding: walk.finding, heldOn: town.clock.now.day, manner: .phone, outcome: .agreed,
                    said: Private("示例"), request: "call"), as: .northTeacher)
            let card = try await town.perform(ReadFinding(finding: walk.finding), as: .northTeacher).card
            let promised = try #require(card.due)
            #expect(card.clock == .look)
            for (minute, heard) in [(-1, [1, 1, 1, 1]), (0, [2, 1, 1, 1]), (1, [2, 2, 1, 1]), (5, [2, 2, 2, 2])] {
                town.clock.set(promised.adding(minutes: minute))
                try await town.tellOfLateFollowUps()
                #expect(try await town.heardOfFollowUps() == heard, "\(minute)")
            }
            let others = Townsperson.allCases.filter { !$0.isProgram && !Self.told.contains($0) }
            for person in others {
                #expect(try await town.followUpMessages(of: person).isEmpty, "\(person)")
            }
            let messages = try await town.followUpMessages(of: .northTeacher)
            let text = String(decoding: try JSONEncoder().encode(messages), as: UTF8.self)
            #expect(!text.contains(walk.finding.rawValue) && !text.contains("小care"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whose care has ended is nobody's delay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            try await town.perform(CloseCare(finding: walk.finding), as: .northTeacher)
            town.clock.pass(days: 60)
            try await town.tellOfLateFollowUps()
            #expect(try await town.heardOfFollowUps() == [0, 0, 0, 0])
        }
    }
}

extension Town {
    /// Twice: a double run tells nobody twice.
    fileprivate func tellOfLateFollowUps() async throws {
        try await performBySystem(TellOfLateFollowUps())
        try await performBySystem(TellOfLateFollowUps())
    }

    fileprivate func followUpMessages(of person: Townsperson) async throws -> [InboxMessage] {
        try await perform(ListMessages(), as: person).messages.filter {
            [.followUpLate, .followUpLateAbove].contains($0.kind)
        }
    }

    /// How many messages each of those who may hear has: teacher, head, and both leads of the county.
    fileprivate func heardOfFollowUps() async throws -> [Int] {
        var counts: [Int] = []
        for person in LateFollowUpTests.told { counts.append(try await followUpMessages(of: person).count) }
        return counts
    }
}
