import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Rosters
import Screenings
import Storage
import Testing

/// Who may touch an archive on its way, how the child is found, and what becomes of it when nobody answers.
@Suite struct TransferWayTests {
    @Test(arguments: Engine.available)
    func `it is taken back or returned until it is acknowledged and the copy is gone`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let first = try await removal.send()
            try await town.perform(TakeBackTransfer(transfer: first), as: .northTeacher)
            try await town.perform(TakeBackTransfer(transfer: first), as: .northTeacher)
            await #expect(throws: TransferError.hasEnded) { try await removal.acknowledge(first) }
            let second = try await town.perform(removal.command(request: "second"), as: .northTeacher).transfer
            let empty = ReturnTransfer(transfer: second, reason: Private(" "))
            await #expect(throws: InterviewError.missing(field: "reason")) {
                try await town.office.perform(empty, as: removal.teacher)
            }
            try await town.office.perform(
                ReturnTransfer(transfer: second, reason: Private("不在我们学校")), as: removal.teacher)
            let read = try await town.perform(ReadTransfer(transfer: second), as: .northTeacher)
            #expect(read.reason == "不在我们学校" && read.card.ending == .returned)
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM archive_transfer WHERE content IS NULL") == 2)
            // Care has never stopped.
            #expect(try await town.findings().findings.map(\.id) == [removal.finding])
        }
    }

    @Test(arguments: Engine.available)
    func `nobody of another school, county or role sees it or takes it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            for stranger in [town.neighbourTeacher, town.southTeacher, town.caller(.southCounsellor)] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(ReadTransfer(transfer: transfer), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(AcknowledgeTransfer(transfer: transfer), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(OpenTransferred(transfer: transfer.rawValue), as: stranger)
                }
                let listed = try await town.office.perform(ListTransfers(ended: true), as: stranger)
                #expect(listed.transfers.isEmpty && listed.arriving == 0 && listed.late == 0)
            }
            for person in [Townsperson.classTeacher, .northSchoolAdministrator, .southLead, .southAdministrator] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ReadTransfer(transfer: transfer), as: person)
                }
            }
            // Each side does only what is its own.
            await #expect(throws: Refusal.notFound) {
                try await town.perform(AcknowledgeTransfer(transfer: transfer), as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(TakeBackTransfer(transfer: transfer), as: removal.teacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(removal.command(request: "theirs"), as: removal.teacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has sent it does not acknowledge it in another post`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            let there = Post(role: .schoolPsychologyTeacher, region: TownPlaces.southTownship, unit: removal.school)
            let both = Caller.person(
                town.id(.northTeacher), name: Townsperson.northTeacher.rawValue,
                posts: [Townsperson.northTeacher.post, there])
            await #expect(throws: TransferError.sameHand) {
                try await town.office.perform(AcknowledgeTransfer(transfer: transfer), as: both)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who is not surely the same is found by hand and never with another month of birth`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let transfer = try await removal.send()
            await #expect(throws: TransferError.notOnRoster) { try await removal.acknowledge(transfer) }
            let opened = try await town.office.perform(
                OpenTransferred(transfer: transfer.rawValue), as: removal.teacher)
            #expect(opened.name == "\(Marker.north) 小care0" && opened.born == Day("2015-05-06"))
            let other = try await removal.enrol("别人", born: "2014-01-02")
            let same = try await removal.enrol("改了姓名")
            for member in [other.rawValue, removal.pupil.member.rawValue, "nobody"] {
                await #expect(throws: TransferError.otherPerson) {
                    try await removal.acknowledge(transfer, member: member)
                }
            }
            _ = try await removal.acknowledge(transfer, member: same.rawValue)
            let read = try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            #expect(read.member == same.rawValue)
            // Whose name it was opens no more.
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(OpenTransferred(transfer: transfer.rawValue), as: removal.teacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a level that a later talk has set counts when the new school takes over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            town.clock.pass(minutes: 1)
            var talk = RecordInterview.about(
                removal.finding, on: town.clock.now.day, level: .imminent, request: "later talk")
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            #expect(try await town.perform(ReadTransfer(transfer: transfer), as: .northTeacher).writtenSince == 1)
            let finding = try await removal.acknowledge(transfer)
            let card = try await town.office.perform(ReadFinding(finding: finding), as: removal.teacher).card
            #expect(card.proposed == .imminent)
        }
    }

    @Test(arguments: Engine.available)
    func `when nobody answers in time both schools hear of it once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            _ = try await removal.send()
            let came = try await town.office.perform(ListMessages(), as: removal.teacher).messages
            #expect(came.map(\.kind) == [.transferArrives])
            try await town.performBySystem(TellOfLateTransfers())
            #expect(try await town.perform(ListTransfers(), as: .northTeacher).late == 0)
            // Grave care waits for a day and no longer.
            town.clock.pass(days: 1)
            town.clock.pass(seconds: 60)
            for _ in 1...2 { try await town.performBySystem(TellOfLateTransfers()) }
            let giving = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(giving.filter { $0.kind == .transferLate }.count == 1)
            let receiving = try await town.office.perform(ListMessages(), as: removal.teacher).messages
            #expect(receiving.filter { $0.kind == .transferLate }.count == 1)
            #expect(try await town.perform(ListTransfers(), as: .northTeacher).late == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `every step stands in the person's own record of who has looked`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let child = try await removal.enrol()
            let transfer = try await removal.send()
            try await town.office.perform(ReadTransfer(transfer: transfer), as: removal.teacher)
            _ = try await removal.acknowledge(transfer)
            try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            let (before, after) = ("member \(removal.pupil.member)", "member \(child)")
            for (deed, subject) in [
                ("SendTransfer", before), ("ReadTransfer", before), ("AcknowledgeTransfer", before),
                ("ReadReceivedArchive", after),
            ] {
                let lines = try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM published_audit_line
                    WHERE use_case = \(deed) AND subject = \(subject) AND outcome = 'done'
                    """)
                #expect(lines == 1, "\(deed)")
            }
        }
    }

    /// The copy does not outlive what it was made of.
    @Test(arguments: Engine.available)
    func `a consent to the screening that is taken back takes back a copy on its way`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            try await town.performBySystem(StopSitting(participant: removal.pupil.participant))
            try await town.performBySystem(ForgetFinding(participant: removal.pupil.participant))
            await #expect(throws: TransferError.hasEnded) { try await removal.acknowledge(transfer) }
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM archive_transfer WHERE content IS NULL") == 1)
        }
    }
}
