import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Testing

/// A guardian who was told of something milder knows nothing of what is graver.
@Suite struct GuardianAnewTests {
    @Test(arguments: Engine.available)
    func `a correction that is graver asks for the guardian anew`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let today = town.clock.now.day
            let talk = try await town.perform(
                RecordInterview.about(finding, on: today, level: .moderate), as: .northTeacher).interview
            try await town.perform(
                RecordGuardianContact(
                    finding: finding, heldOn: today, manner: .phone, outcome: .agreed, said: Private("示例"),
                    request: "of the milder level"), as: .northTeacher)
            town.clock.pass(minutes: 180)
            var mended = RecordInterview.about(
                finding, on: today, level: .imminent, corrects: talk, request: "mended")
            mended.referral = .advised
            await #expect(throws: InterviewError.gap(.guardian)) { try await town.perform(mended, as: .northTeacher) }
            mended.guardianWhyNot = .later
            try await town.perform(mended, as: .northTeacher)
            let waits = try await town.finding(of: stage.pupils[0])
            #expect(waits.clock == .guardian && waits.due == town.clock.now.adding(minutes: 5))
        }
    }

    @Test(arguments: Engine.available)
    func `the same form with another way of speaking is another call`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            for manner in [TalkManner.phone, .phone, .home] {
                try await town.perform(
                    RecordGuardianContact(
                        finding: walk.finding, heldOn: town.clock.now.day, manner: manner, outcome: .agreed,
                        said: Private("示例"), request: "one form"), as: .northTeacher)
            }
            let contacts = try await town.perform(ReadFinding(finding: walk.finding), as: .northTeacher).contacts
            #expect(contacts.map(\.manner) == [.home, .phone])
        }
    }
}
