import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Messages
import Storage
import Testing

/// Rulebook G.4 and C.5: whom nobody follows up on the way to help and back is told of like a late talk.
@Suite struct LateVisitTests {
    @Test(arguments: Engine.available)
    func `a visit after the return that nobody makes is told to the teacher and then the head and then the county`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            let due = try await walk.isBack()
            town.clock.set(due.adding(seconds: -1))
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [0, 0, 0, 0])
            town.clock.set(due)
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [1, 0, 0, 0])
            town.clock.pass(days: 30)
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [1, 1, 1, 1])
            let others = Townsperson.allCases.filter { !$0.isProgram && !Self.told.contains($0) }
            for person in others {
                #expect(try await town.visitMessages(of: person).isEmpty, "\(person)")
            }
            let teacher = try #require(try await town.visitMessages(of: .northTeacher).first)
            #expect(teacher.kind == .visitLate && teacher.count == 1)
            let head = try #require(try await town.visitMessages(of: .northSchoolAdministrator).first)
            #expect(head.kind == .visitLateAbove)
            let text = String(decoding: try JSONEncoder().encode([teacher, head]), as: UTF8.self)
            #expect(!text.contains(walk.finding.rawValue) && !text.contains("小care"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    fileprivate static let told: [Townsperson] = [
        .northTeacher, .northSchoolAdministrator, .northLead, .secondNorthLead,
    ]

    @Test(arguments: Engine.available)
    func `a visit that was made has ended its clock and the next one has its own`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            town.clock.set(try await walk.isBack())
            try await town.tellOfLateVisits()
            try await walk.take(.followUp)
            town.clock.pass(days: 3)
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [1, 0, 0, 0])
            let next = try #require(try await walk.shown().first?.due)
            town.clock.set(next)
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [2, 0, 0, 0])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was sent for help in danger and was not seen is told of a day after the clock at the latest`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .serious)
            try await walk.take(.referred)
            let due = try #require(try await walk.shown().first?.due)
            town.clock.set(due.adding(hours: 8))
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [1, 1, 0, 0])
            town.clock.set(due.adding(hours: 24))
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [1, 1, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `a way that only waits for its end is told to nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            _ = try await walk.isBack()
            let visits = try #require(try await walk.shown().first).visits
            for visit in visits {
                town.clock.set(Moment(visit.day, minute: 600))
                try await walk.take(.followUp)
            }
            town.clock.pass(days: 60)
            try await town.tellOfLateVisits()
            #expect(try await town.heardOfVisits() == [0, 0, 0, 0])
        }
    }
}

extension Walk {
    /// All steps up to the return.
    /// - Returns: when the first visit is due.
    fileprivate func isBack() async throws -> Moment {
        for step in [PathStep.referred, .seen, .treated, .leave, .applied, .meeting, .returned] {
            try await take(step)
        }
        return try #require(try await shown().first?.due)
    }
}

extension Town {
    /// Twice: a double run tells nobody twice.
    fileprivate func tellOfLateVisits() async throws {
        try await performBySystem(TellOfLateVisits())
        try await performBySystem(TellOfLateVisits())
    }

    fileprivate func visitMessages(of person: Townsperson) async throws -> [InboxMessage] {
        try await perform(ListMessages(), as: person).messages.filter {
            [.visitLate, .visitLateAbove].contains($0.kind)
        }
    }

    /// How many messages each of those who may hear has: teacher, head, and both leads of the county.
    fileprivate func heardOfVisits() async throws -> [Int] {
        var counts: [Int] = []
        for person in LateVisitTests.told { counts.append(try await visitMessages(of: person).count) }
        return counts
    }
}
