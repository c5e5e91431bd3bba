import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Messages
import Rosters
import Storage
import Testing

/// The archive of a pupil who changes schools: with a consent or a duty by law, sealed, acknowledged (rulebook G.3).
@Suite struct TransferTests {
    @Test(arguments: Engine.available)
    func `an archive goes sealed to the new school and care goes on there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let preview = try await town.perform(
                PreviewTransfer(finding: removal.finding, search: "南方", school: removal.school), as: .northTeacher)
            #expect(preview.parts.talks == 1 && preview.parts.isOpen && preview.parts.isGrave)
            #expect(preview.schools.map(\.code) == [removal.school] && preview.chosen?.hasTeacher == true)
            let transfer = try await removal.send()
            let arriving = try await town.office.perform(ListTransfers(), as: removal.teacher)
            #expect(arriving.arriving == 1 && arriving.transfers.first?.isOpenCare == true)
            // Until then the giving school goes on, and the other one reads nothing of it.
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            }
            let unread = try await town.office.perform(ReadTransfer(transfer: transfer), as: removal.teacher)
            #expect(unread.evidence == nil && unread.member == nil && unread.twin != nil)
            try await town.perform(
                RecordGuardianContact(
                    finding: removal.finding, heldOn: town.clock.now.day, manner: .phone, outcome: .agreed,
                    said: Private("示例"), request: "since"), as: .northTeacher)
            let finding = try await removal.acknowledge(transfer)
            let read = try await town.office.perform(ReadReceivedArchive(transfer: transfer), as: removal.teacher)
            #expect(read.archive.findings.map(\.level) == [.serious] && read.archive.findings[0].talks.count == 1)
            #expect(!String(describing: read).contains("睡不好"), "what was said stays where it was said")
            let card = try await town.office.perform(ReadFinding(finding: finding), as: removal.teacher).card
            #expect(card.proposed == .serious && card.level == nil && card.clock == .interview && card.isPupil)
            #expect(try await town.findings().findings.isEmpty)
            #expect(try await !town.holdsInTheOpen("示例母亲"))
        }
    }

    @Test(arguments: Engine.available)
    func `after the acknowledgement the giving school reads its own record and writes nothing`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let finding = try await removal.acknowledge(try await removal.send())
            let own = try await town.perform(ReadFinding(finding: removal.finding), as: .northTeacher)
            #expect(own.card.handedOnAt != nil && own.card.clock == nil && own.interviews.count == 1)
            let talk = RecordInterview.about(removal.finding, on: town.clock.now.day, request: "later")
            await #expect(throws: InterviewError.handedOn) { try await town.perform(talk, as: .northTeacher) }
            await #expect(throws: InterviewError.handedOn) {
                try await town.perform(TakeOverCare(finding: removal.finding), as: .northTeacher)
            }
            await #expect(throws: InterviewError.handedOn) {
                try await town.perform(removal.command(request: "again"), as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadFinding(finding: finding), as: .northTeacher)
            }
            // The new school talks, and its talk sets the level.
            var theirs = RecordInterview.about(finding, on: town.clock.now.day, level: .moderate, request: "theirs")
            theirs.guardianWhyNot = .later
            try await town.office.perform(theirs, as: removal.teacher)
            let level = try await town.office.perform(ReadFinding(finding: finding), as: removal.teacher).card.level
            #expect(level == .moderate)
            let told = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(told.contains { $0.kind == .transferAnswered })
        }
    }

    @Test(arguments: Engine.available)
    func `without a consent that fits or a duty by law nothing is sent`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            await #expect(throws: TransferError.notTheirs) { try await removal.send(.ownConsent) }
            var form = removal.command()
            form.saidBy = nil
            await #expect(throws: InterviewError.missing(field: "saidBy")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = removal.command()
            form.way = nil
            await #expect(throws: InterviewError.missing(field: "way")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = removal.command()
            form.saidOn = town.clock.now.day.adding(days: 1)
            await #expect(throws: InterviewError.badMoment(field: "saidOn")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = removal.command(.legalDuty)
            form.words = nil
            await #expect(throws: InterviewError.missing(field: "words")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = removal.command()
            form.school = TownPlaces.northSchool
            await #expect(throws: TransferError.noSuchSchool) { try await town.perform(form, as: .northTeacher) }
            form.school = try await town.addSchool("空学校", in: TownPlaces.southTownship, by: .southAdministrator)
            await #expect(throws: TransferError.noTeacherThere) { try await town.perform(form, as: .northTeacher) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM archive_transfer") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is of age decides alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town, born: "2007-05-06")
            await #expect(throws: TransferError.notTheirs) { try await removal.send(.guardianConsent) }
            let transfer = try await removal.send(.ownConsent)
            let read = try await town.perform(ReadTransfer(transfer: transfer), as: .northTeacher)
            #expect(read.basis == .ownConsent && read.evidence?.saidBy == nil && read.evidence?.way == .onPaper)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian who is the danger agrees to nothing and the new school is warned`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let child = try await removal.enrol()
            let first = try await removal.send()
            try await town.perform(
                NoteGuardianDanger(finding: removal.finding, reason: Private("示例")), as: .northTeacher)
            await #expect(throws: TransferError.fellAway) { try await removal.acknowledge(first) }
            try await town.perform(TakeBackTransfer(transfer: first), as: .northTeacher)
            await #expect(throws: TransferError.guardianIsDanger) {
                try await town.perform(removal.command(request: "second"), as: .northTeacher)
            }
            let law = removal.command(.legalDuty, request: "law")
            let transfer = try await town.perform(law, as: .northTeacher).transfer
            let finding = try await removal.acknowledge(transfer)
            let read = try await town.office.perform(ReadFinding(finding: finding), as: removal.teacher)
            #expect(read.guardianDanger != nil)
            // Nobody rings them from there either.
            let noted: SQL = "SELECT COUNT(*) AS number FROM published_guardian_danger WHERE member = \(child)"
            #expect(try await town.number(noted) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same form twice is one and so is the same acknowledgement`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            try await removal.enrol()
            let transfer = try await removal.send()
            let again = try await town.perform(removal.command(), as: .northTeacher)
            #expect(again.transfer == transfer && !again.isNew)
            await #expect(throws: TransferError.underWay) {
                try await town.perform(removal.command(request: "other"), as: .northTeacher)
            }
            let finding = try await removal.acknowledge(transfer)
            let twice = try await removal.acknowledge(transfer)
            #expect(twice == finding)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM finding") == 2)
            let returning = ReturnTransfer(transfer: transfer, reason: Private("示例"))
            await #expect(throws: TransferError.hasEnded) {
                try await town.office.perform(returning, as: removal.teacher)
            }
            await #expect(throws: TransferError.hasEnded) {
                try await town.perform(TakeBackTransfer(transfer: transfer), as: .northTeacher)
            }
        }
    }
}
