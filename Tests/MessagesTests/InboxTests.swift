import Access
import Campaigns
import Care
import HouseKit
import Messages
import Storage
import Testing

/// One's own messages: who finds them, and who does not.
@Suite struct InboxTests {
    @Test(arguments: Engine.available)
    func `the psychology teacher is told in the afternoon that some sit down tomorrow, once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await MessageTown(town)
            let day = town.clock.now.day.adding(days: 1).description
            for from in ["09:00", "14:00"] {
                try await town.perform(
                    PlanSitting(
                        campaign: school.campaign, unit: Town.northClass(1), day: day, from: from, minutes: "40"),
                    as: .northTeacher)
            }
            #expect(try await town.performBySystem(TellOfSittings()).told == 0, "it is ten in the morning")
            town.clock.pass(hours: 6)
            #expect(try await town.performBySystem(TellOfSittings()).told == 1)
            #expect(try await town.performBySystem(TellOfSittings()).told == 0)
            let found = try await town.perform(ListMessages(), as: .northTeacher).messages
            let message = try #require(found.first)
            #expect(found.count == 1)
            #expect(message.kind == .sittingsTomorrow)
            #expect(message.count == 2)
            #expect(message.at == Moment(try #require(Day(day)), minute: 9 * 60))
            #expect(message.titles["zh-Hans"] == "\(Marker.north) 普查")
            for other in [Townsperson.classTeacher, .northSchoolAdministrator, .southLead] {
                #expect(try await town.perform(ListMessages(all: true), as: other).messages.isEmpty)
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(OpenMessage(message: message.id), as: other)
                }
            }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(ListMessages()) }
            #expect(try await town.perform(CountMessages(), as: .northTeacher).unread == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `opening a message reads it, and leads to what it speaks of`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.write(4, to: .northTeacher)
            try await town.write(1, to: .northCounsellor)
            let found = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(found.count == 4)
            #expect(try await town.perform(OpenMessage(message: found[0].id), as: .northTeacher).path == "/campaigns")
            #expect(try await town.perform(CountMessages(), as: .northTeacher).unread == 3)
            let all = try await town.perform(ListMessages(all: true), as: .northTeacher).messages
            #expect(all.filter(\.isRead).count == 1)
            try await town.perform(MarkMessagesRead(), as: .northTeacher)
            #expect(try await town.perform(CountMessages(), as: .northTeacher).unread == 0)
            #expect(try await town.perform(CountMessages(), as: .northCounsellor).unread == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same cause is told once to each, and a long list has pages`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.write(35, to: .northTeacher)
            try await town.write(35, to: .northTeacher)
            let first = try await town.perform(ListMessages(), as: .northTeacher)
            let second = try await town.perform(ListMessages(page: 2), as: .northTeacher)
            #expect(first.messages.count == 30)
            #expect(first.hasMore)
            #expect(second.messages.count == 5)
            #expect(!second.hasMore)
        }
    }

    @Test(arguments: Engine.available)
    func `old messages are forgotten, what waits is not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.write(2, to: .northTeacher)
            let found = try await town.perform(ListMessages(), as: .northTeacher).messages
            try await town.perform(OpenMessage(message: found[0].id), as: .northTeacher)
            town.clock.pass(days: 179)
            try await town.performBySystem(ForgetOldMessages())
            #expect(try await town.perform(ListMessages(all: true), as: .northTeacher).messages.count == 2)
            town.clock.pass(days: 2)
            try await town.performBySystem(ForgetOldMessages())
            #expect(try await town.perform(ListMessages(all: true), as: .northTeacher).messages.count == 1)
            town.clock.pass(days: 365)
            try await town.performBySystem(ForgetOldMessages())
            #expect(try await town.perform(ListMessages(all: true), as: .northTeacher).messages.isEmpty)
        }
    }
}

extension Town {
    /// Messages with causes of their own.
    fileprivate func write(_ count: Int, to person: Townsperson) async throws {
        for number in 0..<count {
            let note = MessageNote(
                kind: .sittingsTomorrow, cause: "cause \(number)", titles: ["zh-Hans": "示例", "en": "Example"],
                region: TownPlaces.north, unit: nil, path: "/campaigns")
            try await performBySystem(WriteMessages(note: note, accounts: [id(person).rawValue]))
        }
    }
}
