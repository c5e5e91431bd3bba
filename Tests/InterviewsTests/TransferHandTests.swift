import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Rosters
import Storage
import Testing

/// What must not go wrong between two schools: another's case sent away, another child, a danger that only one knows.
@Suite struct TransferHandTests {
    /// The same pupil, found once more at the northern school.
    private static func foundAgain(_ removal: Removal) async throws -> ID<Finding> {
        let town = removal.town
        let later = try await town.careStage(of: [removal.pupil.member], request: "later")
        _ = try await town.sit(later.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        return try await town.finding(of: later.pupils[0]).id
    }

    @Test(arguments: Engine.available)
    func `what a colleague looks after is not sent away behind their back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let second = try await Self.foundAgain(removal)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await town.office.perform(TakeOverCare(finding: second), as: colleague)
            await #expect(throws: InterviewError.notYours) { try await removal.send() }
            try await town.perform(TakeOverCare(finding: second), as: .northTeacher)
            _ = try await removal.send()
        }
    }

    @Test(arguments: Engine.available)
    func `where the marks know the child no hand gives the archive to another`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let child = try await removal.enrol()
            let other = try await removal.enrol("同月生的别人")
            let transfer = try await removal.send()
            await #expect(throws: TransferError.otherPerson) {
                try await removal.acknowledge(transfer, member: other.rawValue)
            }
            _ = try await removal.acknowledge(transfer, member: child.rawValue)
            let read = try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            #expect(read.member == child.rawValue)
        }
    }

    @Test(arguments: Engine.available)
    func `a danger that comes with an archive stops the clock of what was open there`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let received = try await removal.acknowledge(try await removal.send())
            var talk = RecordInterview.about(received, on: town.clock.now.day, level: .serious, request: "theirs")
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.office.perform(talk, as: removal.teacher)
            let before = try await town.office.perform(ReadFinding(finding: received), as: removal.teacher)
            #expect(before.card.clock == .guardian)
            let second = try await Self.foundAgain(removal)
            try await town.perform(NoteGuardianDanger(finding: second, reason: Private("示例")), as: .northTeacher)
            var law = removal.command(.legalDuty, request: "law")
            law.finding = second
            let transfer = try await town.perform(law, as: .northTeacher).transfer
            _ = try await removal.acknowledge(transfer)
            let after = try await town.office.perform(ReadFinding(finding: received), as: removal.teacher)
            #expect(after.guardianDanger != nil && after.card.clock != .guardian)
        }
    }

    /// The family still holds the links and codes of the first school.
    @Test(arguments: Engine.available)
    func `a danger that the new school notes holds at the old one until two have ended it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let received = try await removal.acknowledge(try await removal.send())
            let there: SQL = """
                SELECT COUNT(*) AS number FROM published_guardian_danger WHERE member = \(removal.pupil.member)
                """
            #expect(try await town.number(there) == 0)
            try await town.office.perform(
                NoteGuardianDanger(finding: received, reason: Private("示例")), as: removal.teacher)
            #expect(try await town.number(there) == 1)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: removal.school)
            try await town.office.perform(
                EndGuardianDanger(finding: received, reason: Private("示例")), as: removal.teacher)
            #expect(try await town.number(there) == 1)
            try await town.office.perform(EndGuardianDanger(finding: received), as: colleague)
            #expect(try await town.number(there) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who comes back brings each finding once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let received = try await removal.acknowledge(try await removal.send())
            let back = SendTransfer(
                finding: received, school: TownPlaces.northSchool, basis: .guardianConsent,
                saidBy: Private("示例母亲"), saidOn: town.clock.now.day, way: .onPaper, request: "back")
            let returning = try await town.office.perform(back, as: removal.teacher).transfer
            let again = try await town.perform(AcknowledgeTransfer(transfer: returning), as: .northTeacher).finding
            let preview = try await town.perform(PreviewTransfer(finding: again), as: .northTeacher)
            // The first one here, the one there, and the one that has come back.
            #expect(preview.parts.levels == 3 && preview.parts.talks == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `both schools hear that a copy does not come because a consent was taken back`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            _ = try await removal.send()
            try await town.performBySystem(ForgetFinding(participant: removal.pupil.participant))
            let giving = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(giving.filter { $0.kind == .transferAnswered }.count == 1)
            let receiving = try await town.office.perform(ListMessages(), as: removal.teacher).messages
            #expect(receiving.filter { $0.kind == .transferAnswered }.count == 1)
        }
    }

    /// What is deleted here is not read there any more; the talk stays in both.
    @Test(arguments: Engine.available)
    func `a copy that was acknowledged loses what a withdrawal deletes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let second = try await Self.foundAgain(removal)
            let participant = try await town.perform(ReadFinding(finding: second), as: .northTeacher).card.participant
            let transfer = try await removal.send()
            _ = try await removal.acknowledge(transfer)
            let read = ReadReceivedArchive(transfer: transfer)
            let before = try await town.office.perform(read, as: removal.teacher).archive
            #expect(Set(before.findings.map(\.id)) == [removal.finding, second])
            try await town.performBySystem(ForgetFinding(participant: participant))
            let after = try await town.office.perform(read, as: removal.teacher).archive
            #expect(after.findings.map(\.id) == [removal.finding] && after.findings.first?.talks.count == 1)
        }
    }

    /// Who is asked again is a question of the school that looks after the child now.
    @Test(arguments: Engine.available)
    func `whom another school looks after is not on the list of those to ask again and not counted`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let again = try await Self.clickedThrough(removal, request: "later")
            let transfer = try await removal.send()
            #expect(try await town.perform(ListRetests(), as: .northTeacher).lines.count == 1)
            #expect(try await town.findings().retests == 1)
            _ = try await removal.acknowledge(transfer)
            for decided in [false, true] {
                let listed = try await town.perform(ListRetests(decided: decided), as: .northTeacher)
                #expect(listed.lines.isEmpty)
            }
            #expect(try await town.findings().retests == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_retest WHERE is_open") == 0)
            for decision in RetestDecision.allCases {
                await #expect(throws: InterviewError.handedOn) {
                    try await town.perform(
                        DecideRetest(participant: again, decision: decision), as: .northTeacher)
                }
            }
            // What is found here afterwards is asked about here.
            town.clock.pass(days: 1)
            let since = try await Self.clickedThrough(removal, request: "since")
            let listed = try await town.perform(ListRetests(), as: .northTeacher).lines.map(\.participant)
            #expect(listed == [since])
            #expect(try await town.findings().retests == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whom the other school has given back is asked about here once more`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let again = try await Self.clickedThrough(removal, request: "later")
            let second = try await removal.acknowledge(try await removal.send())
            #expect(try await town.findings().retests == 0)
            let sending = SendTransfer(
                finding: second, school: TownPlaces.northSchool, basis: .guardianConsent, saidBy: Private("示例母亲"),
                saidOn: town.clock.now.day, way: .onPaper, request: "back")
            let back = try await town.office.perform(sending, as: removal.teacher).transfer
            _ = try await town.perform(AcknowledgeTransfer(transfer: back), as: .northTeacher)
            let listed = try await town.perform(ListRetests(), as: .northTeacher).lines.map(\.participant)
            #expect(listed == [again])
            #expect(try await town.findings().retests == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_retest WHERE is_open") == 1)
        }
    }

    /// - Returns: the invitation of the same pupil to another screening, whose sheets do not speak for them.
    private static func clickedThrough(_ removal: Removal, request: String) async throws -> String {
        let town = removal.town
        let stage = try await town.careStage(of: [removal.pupil.member], request: request)
        _ = try await town.sit(stage.pupils[0], .clicked)
        try await town.lookThroughSittings()
        return stage.pupils[0].participant
    }
}
