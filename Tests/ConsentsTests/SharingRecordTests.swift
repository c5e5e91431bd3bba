import Access
import CampaignRules
import Care
import Consents
import Files
import Foundation
import HouseKit
import Storage
import Testing

/// What is written down about a third party, on paper and aloud. The town's day is 4 March 2026.
@Suite struct SharingRecordTests {
    private static func paper(
        _ at: SharingStage, child: Int = 0, giver: ConsentGiver = .guardian, _ standing: ConsentStanding = .given,
        version: Int = 1, on day: String = "2026-03-04", request: String = "a form"
    ) -> RecordPaperSharing {
        RecordPaperSharing(
            campaign: at.stage.campaign, participant: at.stage.children[child].id, giver: giver,
            recipient: at.recipient.rawValue, version: version, standing: standing, signedBy: Private("示例签名人"),
            signedOn: day, scan: UploadedFile(name: "scan", bytes: ProofPaper.png), request: request)
    }

    private static func aloud(
        _ at: SharingStage, child: Int, _ standing: ConsentStanding = .given, witness: String? = "示例见证人",
        request: String = "a form"
    ) -> RecordAloudSharing {
        RecordAloudSharing(
            campaign: at.stage.campaign, participant: at.stage.children[child].id, giver: .person,
            recipient: at.recipient.rawValue, version: 1, standing: standing, saidBy: Private("示例说话人"),
            understood: Private("就是可以给那家公司"), witness: witness.map { Private($0) }, request: request)
    }

    private static func read(_ town: Town, _ at: SharingStage, child: Int = 0) async throws -> ReadSharing.Outcome {
        try await town.perform(
            ReadSharing(campaign: at.stage.campaign, participant: at.stage.children[child].id), as: .northTeacher)
    }

    @Test(arguments: Engine.available)
    func `a paper about a third party is kept sealed and once and is opened with a line in the log`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(Self.paper(at), as: .northTeacher)
            }
            try await town.agree(slip.secret)
            try await town.perform(Self.paper(at), as: .northTeacher)
            try await town.perform(Self.paper(at), as: .northTeacher)
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian given 1"])
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing_paper")
            let isOpen = try await town.holdsInTheOpen("示例签名人")
            #expect(rows == 1 && !isOpen)
            let note = try #require(try await Self.read(town, at).records.first)
            #expect(note.manner == .paper && note.giver == .guardian && note.name == "示例数据公司")
            let record = try await town.perform(
                OpenSharing(campaign: at.stage.campaign, consent: note.id), as: .northTeacher)
            #expect(record.saidBy == "示例签名人" && record.kind == .png && record.standing == .given)
            #expect(record.content.map { [UInt8]($0) } == ProofPaper.png)
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenSharing' AND outcome = 'done'")
            #expect(lines == 1)
            // By the link as near as what was said there.
            let back = try await town.perform(
                AnswerSharingAsGuardian(
                    secret: slip.secret, recipient: at.recipient.rawValue, version: 1, standing: .withdrawn))
            #expect(back.standing == .withdrawn && back.manner == .link)
        }
    }

    @Test(arguments: Engine.available)
    func `an older paper does not overrule what a guardian has said since`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            try await town.perform(
                AnswerSharingAsGuardian(
                    secret: slip.secret, recipient: at.recipient.rawValue, version: 1, standing: .declined))
            await #expect(throws: ConsentError.laterAnswer) {
                try await town.perform(Self.paper(at, on: "2026-03-03"), as: .northTeacher)
            }
            await #expect(throws: ConsentError.newerSharing) {
                try await town.perform(Self.paper(at, version: 2), as: .northTeacher)
            }
            await #expect(throws: ConsentError.badDay) {
                try await town.perform(Self.paper(at, on: ""), as: .northTeacher)
            }
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian declined 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `a yes said aloud needs a witness and a plan that hears it and a no needs neither`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage(born: ["1980-01", "2014-05"])
            let adult = at.stage.children[0]
            let notice = try await town.perform(ReadOwnConsent(code: adult.code)).notice.id
            try await town.perform(GiveOwnConsent(code: adult.code, notice: notice))
            await #expect(throws: ConsentError.notAloud) {
                try await town.perform(Self.aloud(at, child: 0), as: .northTeacher)
            }
            try await town.tamper("UPDATE campaign SET said_aloud = TRUE")
            await #expect(throws: ConsentError.missing(field: "witness")) {
                try await town.perform(Self.aloud(at, child: 0, witness: nil), as: .northTeacher)
            }
            await #expect(throws: ConsentError.ownWitness) {
                try await town.perform(Self.aloud(at, child: 0, witness: "示例说话人"), as: .northTeacher)
            }
            await #expect(throws: ConsentError.notAsked) {
                try await town.perform(Self.aloud(at, child: 1), as: .northTeacher)
            }
            try await town.perform(Self.aloud(at, child: 0), as: .northTeacher)
            try await town.perform(Self.aloud(at, child: 0), as: .northTeacher)
            let given = try await town.sharedWith(of: adult.id)
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing_aloud")
            let isOpen = try await town.holdsInTheOpen("就是可以给那家公司")
            #expect(given == ["person given 1"] && rows == 1 && !isOpen)
            let note = try #require(try await Self.read(town, at).records.first)
            let record = try await town.perform(
                OpenSharing(campaign: at.stage.campaign, consent: note.id), as: .northTeacher)
            #expect(record.witness == "示例见证人" && record.understood == "就是可以给那家公司" && record.kind == nil)
            try await town.tamper("UPDATE campaign SET said_aloud = FALSE")
            try await town.perform(
                Self.aloud(at, child: 0, .withdrawn, witness: nil, request: "back"), as: .northTeacher)
            let back = try await town.sharedWith(of: adult.id)
            #expect(back == ["person withdrawn 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `another school and another place write nothing down and open nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            try await town.agree(try await town.slips(at.stage)[0].secret)
            try await town.perform(Self.paper(at), as: .northTeacher)
            let note = try #require(try await Self.read(town, at).records.first)
            let open = OpenSharing(campaign: at.stage.campaign, consent: note.id)
            let read = ReadSharing(campaign: at.stage.campaign, participant: at.stage.children[0].id)
            for caller in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(Self.paper(at, request: "other"), as: caller)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(Self.aloud(at, child: 0), as: caller)
                }
                await #expect(throws: Refusal.notFound) { try await town.office.perform(open, as: caller) }
                await #expect(throws: Refusal.notFound) { try await town.office.perform(read, as: caller) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(open, as: .classTeacher) }
        }
    }

    /// Who has agreed to take part, and who has said yes or no to this, no colleague reads on that page.
    @Test(arguments: Engine.available)
    func `what a colleague is shown is the same whatever was said`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slips = try await town.slips(at.stage)
            try await town.agree(slips[0].secret)
            try await town.perform(
                AnswerSharingAsGuardian(
                    secret: slips[0].secret, recipient: at.recipient.rawValue, version: 1, standing: .given))
            try await town.perform(DeclineGuardianConsent(secret: slips[1].secret))
            let (first, second) = (try await Self.read(town, at), try await Self.read(town, at, child: 1))
            #expect(first.asked == second.asked && first.asked.count == 1)
            #expect(first.givers == second.givers && first.records == second.records)
        }
    }
}
