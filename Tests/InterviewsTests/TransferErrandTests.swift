import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Testing

/// Whom somebody has yet to tell does not get lost between two schools (rulebook G.3, C.3).
@Suite struct TransferErrandTests {
    private static func done(_ errand: CareErrand, of finding: ID<Finding>, _ town: Town) -> NoteErrand {
        NoteErrand(
            finding: finding, errand: errand, heldOn: town.clock.now.day, words: Private("\(Marker.north) 都到了"),
            request: "done \(errand) \(finding)")
    }

    private static func read(
        _ finding: ID<Finding>, by caller: Caller, _ town: Town
    ) async throws -> ReadFinding.Outcome {
        try await town.office.perform(ReadFinding(finding: finding), as: caller)
    }

    @Test(arguments: Engine.available)
    func `open errands go along with their ends and those that were done stay and are read in the copy`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let talked = town.clock.now
            try await town.perform(Self.done(.crisisGroup, of: removal.finding, town), as: .northTeacher)
            let preview = try await town.perform(PreviewTransfer(finding: removal.finding), as: .northTeacher)
            #expect(preview.parts.errands == 1)
            let transfer = try await removal.send()
            town.clock.pass(hours: 2)
            let received = try await removal.acknowledge(transfer)
            let there = try await Self.read(received, by: removal.teacher, town)
            #expect(there.errands == [ErrandDue(errand: .referral, at: talked.adding(hours: 72))])
            #expect(there.card.errand == there.errands.first && there.doneErrands.isEmpty)
            let copy = try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            #expect(copy.archive.findings.first?.errands?.map(\.errand) == [.crisisGroup])
            #expect(copy.archive.findings.first?.errands?.first?.words == "\(Marker.north) 都到了")
            let own = try await Self.read(removal.finding, by: town.caller(.northTeacher), town)
            #expect(own.errands.isEmpty && own.card.errand == nil && own.doneErrands.map(\.errand) == [.crisisGroup])
            #expect(try await !town.holdsInTheOpen("都到了"))
        }
    }

    @Test(arguments: Engine.available)
    func `an errand that was carried along is late at the new school alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            _ = try await removal.acknowledge(try await removal.send())
            town.clock.pass(days: 5)
            for _ in 1...2 { try await town.performBySystem(TellOfLateErrands()) }
            let giving = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(!giving.contains { $0.kind == .errandLate })
            let receiving = try await town.office.perform(ListMessages(), as: removal.teacher).messages
            #expect(receiving.filter { $0.kind == .errandLate }.map(\.count) == [2])
            let before = try await town.findings()
            #expect(before.findings.isEmpty && before.late == 0)
            let after = try await town.office.perform(ListFindings(), as: removal.teacher)
            #expect(after.late == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what was carried along can be done before the first talk and the same level gives no new time`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let talked = town.clock.now
            let received = try await removal.acknowledge(try await removal.send())
            await #expect(throws: InterviewError.notTalked) {
                try await town.office.perform(Self.done(.principal, of: received, town), as: removal.teacher)
            }
            try await town.office.perform(Self.done(.crisisGroup, of: received, town), as: removal.teacher)
            town.clock.pass(hours: 2)
            var talk = RecordInterview.about(received, on: town.clock.now.day, level: .serious, request: "theirs")
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.office.perform(talk, as: removal.teacher)
            let same = try await Self.read(received, by: removal.teacher, town)
            #expect(same.errands == [ErrandDue(errand: .referral, at: talked.adding(hours: 72))])
            // Another level asks anew, and what it does not ask for has ended.
            let newest = try #require(same.interviews.first)
            try await town.office.perform(
                RecordInterview.about(
                    received, on: town.clock.now.day, level: .watch, corrects: newest.id, request: "calmer"),
                as: removal.teacher)
            let other = try await Self.read(received, by: removal.teacher, town)
            #expect(other.errands.map(\.errand) == [.classTeacher])
        }
    }

    @Test(arguments: Engine.available)
    func `what was done between sending and acknowledging is open nowhere`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            town.clock.pass(minutes: 10)
            for errand in [CareErrand.crisisGroup, .referral] {
                try await town.perform(Self.done(errand, of: removal.finding, town), as: .northTeacher)
            }
            let received = try await removal.acknowledge(transfer)
            let there = try await Self.read(received, by: removal.teacher, town)
            #expect(there.errands.isEmpty && there.card.errand == nil)
        }
    }
}
