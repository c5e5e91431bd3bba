import Access
import CampaignRules
import Care
import Consents
import Files
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Screenings
import Storage
import Testing
import WarningRules
import Warnings

/// A guardian is the danger: nobody is led to them, and they see no difference (rulebook H.4, C.2).
@Suite struct GuardianDangerTests {
    private struct Child {
        let card: FindingCard
        let pupil: CareStage.Pupil
        let stage: CareStage
    }

    private static func child(_ town: Town) async throws -> Child {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        return Child(card: try await town.finding(of: stage.pupils[0]), pupil: stage.pupils[0], stage: stage)
    }

    private static func secret(of child: Child, in town: Town) async throws -> String {
        let slips = try await town.perform(
            MakeSlips(campaign: child.stage.campaign, unit: child.stage.schoolClass, request: "slips care"),
            as: .northTeacher)
        let own = slips.slips.first { $0.participant == child.pupil.participant }
        return try #require(own?.secret)
    }

    private static func read(_ child: Child, _ town: Town) async throws -> ReadFinding.Outcome {
        try await town.perform(ReadFinding(finding: child.card.id), as: .northTeacher)
    }

    private static func note(_ child: Child, _ town: Town) async throws {
        try await town.perform(
            NoteGuardianDanger(finding: child.card.id, reason: Private("\(Marker.north) 爸爸打她")), as: .northTeacher)
    }

    private static func colleague(_ town: Town) async throws -> Caller {
        try await town.colleague(
            "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
    }

    private static func end(_ child: Child, _ town: Town, with colleague: Caller) async throws {
        try await town.perform(
            EndGuardianDanger(finding: child.card.id, reason: Private("爸爸已搬走")), as: .northTeacher)
        try await town.office.perform(EndGuardianDanger(finding: child.card.id), as: colleague)
    }

    @Test(arguments: Engine.available)
    func `a danger that is noted stops the guardian's clock also at the next talk`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            let today = town.clock.now.day
            var talk = RecordInterview.about(child.card.id, on: today, level: .serious)
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            #expect(try await Self.read(child, town).card.clock == .guardian)
            try await Self.note(child, town)
            let read = try await Self.read(child, town)
            #expect(read.card.clock == .look && read.guardianDanger?.reason == "\(Marker.north) 爸爸打她")
            #expect(try await !town.holdsInTheOpen("爸爸打她"))
            await #expect(throws: InterviewError.dangerIsNoted) { try await Self.note(child, town) }
            // Nobody has to say again why the guardian is not told.
            talk = .about(child.card.id, on: today, level: .serious, request: "second talk")
            talk.referral = .arranged
            try await town.perform(talk, as: .northTeacher)
            #expect(try await Self.read(child, town).card.clock == .look)
        }
    }

    @Test(arguments: Engine.available)
    func `what a talk says of the guardian is noted with it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            var talk = RecordInterview.about(child.card.id, on: town.clock.now.day, level: .serious)
            talk.guardianWhyNot = .danger
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            let danger = try #require(try await Self.read(child, town).guardianDanger)
            #expect(danger.reason == nil && danger.notedBy == Townsperson.northTeacher.displayName)
        }
    }

    @Test(arguments: Engine.available)
    func `it ends with two people and the clock runs again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            let colleague = try await Self.colleague(town)
            var talk = RecordInterview.about(child.card.id, on: town.clock.now.day, level: .serious)
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            let over = EndGuardianDanger(finding: child.card.id, reason: Private("爸爸已搬走"))
            await #expect(throws: Refusal.notFound) { try await town.perform(over, as: .northTeacher) }
            try await Self.note(child, town)
            await #expect(throws: InterviewError.missing(field: "reason")) {
                try await town.perform(EndGuardianDanger(finding: child.card.id), as: .northTeacher)
            }
            try await town.perform(over, as: .northTeacher)
            await #expect(throws: InterviewError.secondPerson) { try await town.perform(over, as: .northTeacher) }
            #expect(try await Self.read(child, town).guardianDanger?.over?.isMine == true)
            // New signs take the word back that it is over.
            try await Self.note(child, town)
            #expect(try await Self.read(child, town).guardianDanger?.over == nil)
            town.clock.pass(minutes: 30)
            try await Self.end(child, town, with: colleague)
            let read = try await Self.read(child, town)
            #expect(read.guardianDanger == nil && read.card.clock == .guardian)
            // Before that nobody could be told, so nobody is late.
            #expect(read.card.due == town.clock.now.adding(hours: 8))
        }
    }

    /// Never by absence, never by difference.
    @Test(arguments: Engine.available)
    func `a guardian's link tells the same before and after and while`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            let secret = try await Self.secret(of: child, in: town)
            let before = try await Self.told(secret, town)
            try await Self.note(child, town)
            #expect(try await Self.told(secret, town) == before)
            #expect(!before.contains("danger"))
            try await Self.end(child, town, with: try await Self.colleague(town))
            #expect(try await Self.told(secret, town) == before)
        }
    }

    private static func told(_ secret: String, _ town: Town) async throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let told = try await town.perform(ReadGuardianLink(secret: secret))
        return String(decoding: try encoder.encode(told), as: UTF8.self)
    }

    @Test(arguments: Engine.available)
    func `what such a guardian takes back deletes nothing until the danger is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            let secret = try await Self.secret(of: child, in: town)
            try await Self.note(child, town)
            let said = try await town.perform(WithdrawGuardianConsent(secret: secret))
            #expect(said.standing == .withdrawn, "the guardian is told what everybody is told")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            #expect(try await town.number("SELECT by_score AS number FROM finding") > 0)
            try await Self.end(child, town, with: try await Self.colleague(town))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    /// The same on paper, which a colleague writes down who may know nothing of it.
    @Test(arguments: Engine.available)
    func `what such a guardian takes back on paper waits as well`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            try await Self.note(child, town)
            try await town.perform(
                RecordPaperConsent(
                    campaign: child.stage.campaign, participant: child.pupil.participant, giver: .guardian,
                    standing: .withdrawn, signedBy: Private("示例签名人"), signedOn: "\(town.clock.now.day)",
                    scan: UploadedFile(name: "scan", bytes: ProofPaper.pdf), request: "paper back"),
                as: .northTeacher)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            try await Self.end(child, town, with: try await Self.colleague(town))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    /// What the child takes back deletes its answers; who looks after it still reaches the danger, and ends it.
    @Test(arguments: Engine.available)
    func `a danger does not go with the answers`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            try await Self.note(child, town)
            try await town.performBySystem(StopSitting(participant: child.pupil.participant))
            try await town.performBySystem(ForgetFinding(participant: child.pupil.participant))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            #expect(try await Self.read(child, town).guardianDanger != nil)
            try await Self.end(child, town, with: try await Self.colleague(town))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_guardian_danger") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `no message reaches such a guardian`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.perform(
                AddMember(
                    unit: Town.northClass(1), kind: .pupil, name: Private("\(Marker.north) 小路"),
                    born: Day("2015-05-06"),
                    guardian: Private("\(Marker.north) 路家长"), guardianPhone: Private("0990-5550161")),
                as: .northTeacher
            ).member
            let stage = try await town.careStage(of: [member], request: "care")
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let child = Child(card: try await town.finding(of: stage.pupils[0]), pupil: stage.pupils[0], stage: stage)
            let open = OpenPhone(member: member)
            #expect(try await town.performBySystem(open).phone == "0990-5550161")
            try await Self.note(child, town)
            #expect(try await town.performBySystem(open).phone == nil)
            // Nor does any door of a colleague lead to them: not the care record, not the roster.
            let opening = OpenMemberInCare(member: member, reason: .guardian)
            let inCare = try await town.perform(opening, as: .northTeacher).identity
            #expect(inCare.guardianPhone == nil && inCare.guardian == "\(Marker.north) 路家长")
            for person in [Townsperson.northTeacher, .northSchoolAdministrator] {
                let onRoster = try await town.perform(OpenMember(member: member, reason: .talk), as: person).identity
                #expect(onRoster.guardianPhone == nil && onRoster.name == "\(Marker.north) 小路", "\(person)")
            }
            try await Self.end(child, town, with: try await Self.colleague(town))
            #expect(try await town.performBySystem(open).phone == "0990-5550161")
            let after = try await town.perform(OpenMember(member: member, reason: .talk), as: .northTeacher).identity
            #expect(after.guardianPhone == "0990-5550161")
        }
    }

    @Test(arguments: Engine.available)
    func `only whoever keeps the child notes it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await Self.child(town)
            let noting = NoteGuardianDanger(finding: child.card.id, reason: Private("x"))
            for person in [Townsperson.northCounsellor, .southCounsellor] {
                await #expect(throws: Refusal.notFound) { try await town.perform(noting, as: person) }
            }
            for person in [Townsperson.northLead, .classTeacher, .northAdministrator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(noting, as: person) }
            }
        }
    }
}
