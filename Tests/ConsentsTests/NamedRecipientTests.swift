import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import Testing

/// Who receives data, as a notice names them (rulebook H.2, PIPL art. 17, 23).
@Suite struct NamedRecipientTests {
    private func write(
        _ town: Town, _ stage: ConsentStage, _ recipients: [String]
    ) async throws -> WriteNotice.Outcome {
        let ticked = Dictionary(uniqueKeysWithValues: recipients.map { ($0, true) })
        return try await town.perform(
            WriteNotice(campaign: stage.campaign, chinese: Town.consentWords, recipients: ticked),
            as: .northAdministrator)
    }

    @Test(arguments: Engine.available)
    func `a guardian reads by name who receives data and as it stood when the version was written`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let id = try await town.agreedRecipient(town.recipientTerms(.thirdParty, basis: .consent))
            let version = try await write(town, stage, [id.rawValue]).version
            let again = try await write(town, stage, [id.rawValue])
            #expect(version == 2 && again.version == 2 && !again.isNew)
            let secret = try await town.slips(stage)[0].secret
            let notice = try await town.guardian(secret).notice
            #expect(notice.recipients.map(\.told.names) == [["zh-Hans": "示例数据公司"]])
            #expect(notice.recipients.first?.told.needsOwnConsent == true)
            try await town.perform(
                ReviseRecipient(recipient: id, terms: town.recipientTerms(name: "示例印刷厂"), request: "new"),
                as: .northAdministrator)
            try await town.perform(AgreeToRecipient(recipient: id, version: 2), as: .secondNorthAdministrator)
            let same = try await town.guardian(secret).notice
            #expect(same.recipients == notice.recipients)
            let read = try await town.perform(ReadNotice(campaign: stage.campaign), as: .northAdministrator)
            #expect(read.recipientsToName.map(\.version) == [2])
            let next = try await write(town, stage, [id.rawValue])
            let newest = try await town.guardian(secret).notice
            #expect(next.version == 3 && newest.recipients.map(\.told.names) == [["zh-Hans": "示例印刷厂"]])
        }
    }

    @Test(arguments: Engine.available)
    func `only those are named with whom the owner or a place above it has agreed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(state: "draft")
            let waiting = try await town.perform(
                RecordRecipient(terms: town.recipientTerms(), request: "waits"), as: .northAdministrator
            ).recipient
            let school = try await town.agreedRecipient(
                by: .northSchoolAdministrator, agreedBy: .northAdministrator, request: "school")
            let ended = try await town.agreedRecipient(request: "ended")
            try await town.perform(
                EndRecipient(recipient: ended, why: Private("x"), request: "x"), as: .northAdministrator)
            let read = try await town.perform(ReadNotice(campaign: stage.campaign), as: .northAdministrator)
            #expect(read.recipientsToName.isEmpty)
            for id in [waiting, school, ended] {
                await #expect(throws: ConsentError.recipientNotInForce) { try await write(town, stage, [id.rawValue]) }
            }
            await #expect(throws: ConsentError.recipientNotInForce) { try await write(town, stage, ["nobody"]) }
        }
    }
}
