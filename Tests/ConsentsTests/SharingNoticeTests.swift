import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import Storage
import Testing

/// Somebody whom a later notice names no more (rulebook H.2, PIPL art. 15, 23).
@Suite struct SharingNoticeTests {
    private static func asked(_ town: Town, _ secret: String) async throws -> [SharingQuestion] {
        try await town.guardian(secret).sharing
    }

    /// A guardian has said yes to the first, and the newest notice names another alone.
    private static func renamed(_ town: Town, _ at: SharingStage, _ secret: String) async throws -> String {
        try await town.perform(
            AnswerSharingAsGuardian(
                secret: secret, recipient: at.recipient.rawValue, version: 1, standing: .given))
        let other = try await town.agreedRecipient(town.thirdParty, request: "other")
        try await town.name(other, in: at.stage.campaign)
        return other.rawValue
    }

    private static func aloud(
        _ at: SharingStage, _ participant: String, _ standing: ConsentStanding
    ) -> RecordAloudSharing {
        RecordAloudSharing(
            campaign: at.stage.campaign, participant: participant, giver: .guardian,
            recipient: at.recipient.rawValue, version: 1, standing: standing, saidBy: Private("示例家长"),
            request: standing.rawValue)
    }

    @Test(arguments: Engine.available)
    func `who is named no more asks nobody and a yes to them is taken back by link and at the desk`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slips = try await town.slips(at.stage)
            for slip in slips { try await town.agree(slip.secret) }
            let other = try await Self.renamed(town, at, slips[0].secret)
            let first = try #require(
                try await Self.asked(town, slips[0].secret).first { $0.recipient == at.recipient.rawValue })
            #expect(first.mayTakeBack && !first.mayAgree)
            let others = try await Self.asked(town, slips[1].secret)
            #expect(others.map(\.recipient) == [other])

            let read = ReadSharing(campaign: at.stage.campaign, participant: slips[0].participant)
            let shown = try await town.perform(read, as: .northTeacher)
            #expect(Set(shown.asked.map(\.recipient)) == [other, at.recipient.rawValue])
            try await town.perform(Self.aloud(at, slips[0].participant, .withdrawn), as: .northTeacher)
            let shared = try await town.sharedWith(of: slips[0].participant)
            #expect(shared == ["guardian withdrawn 1"])
            let note = try #require(try await town.perform(read, as: .northTeacher).records.first)
            #expect(note.name == "示例数据公司")
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(Self.aloud(at, slips[1].participant, .declined), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a new version of who is named no more asks nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            let other = try await Self.renamed(town, at, slip.secret)
            var terms = town.thirdParty
            terms.purpose = "另一个目的"
            try await town.perform(
                ReviseRecipient(recipient: at.recipient, terms: terms, request: "new"), as: .northAdministrator)
            try await town.perform(
                AgreeToRecipient(recipient: at.recipient, version: 2), as: .secondNorthAdministrator)
            let asked = try await Self.asked(town, slip.secret)
            #expect(asked.map(\.recipient) == [other])
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(
                    AnswerSharingAsGuardian(
                        secret: slip.secret, recipient: at.recipient.rawValue, version: 2, standing: .given))
            }
        }
    }
}
