import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import RightsRules
import Testing

/// How many have answered about a recipient, and what one's own file tells of it (rulebook H.2, H.9).
@Suite struct SharingCountTests {
    private static func counts(_ town: Town, _ recipient: ID<Recipient>) async throws -> [SharingCount] {
        try await town.perform(ReadRecipient(recipient: recipient), as: .northAdministrator).sharing
    }

    @Test(arguments: Engine.available)
    func `administrators read how many as it stood in the morning and nothing of few`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage(born: Array(repeating: "2014-05", count: 14))
            for (place, slip) in try await town.slips(at.stage).enumerated() {
                try await town.agree(slip.secret)
                try await town.perform(
                    AnswerSharingAsGuardian(
                        secret: slip.secret, recipient: at.recipient.rawValue, version: 1,
                        standing: place < 11 ? .given : .declined))
            }
            let today = try await Self.counts(town, at.recipient)
            #expect(today.isEmpty, "a number that grows tells who it was")
            town.clock.pass(days: 1)
            let told = try await Self.counts(town, at.recipient)
            #expect(told.map(\.version) == [1] && told.map(\.agreed) == [11] && told.map(\.declined) == [nil])
            let page = try await town.perform(ReadRecipient(recipient: at.recipient), as: .northAdministrator)
            for child in at.stage.children { #expect(!"\(page)".contains(child.id)) }
        }
    }

    @Test(arguments: Engine.available)
    func `the own file tells what was said of each third party also after it has ended`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let recipient = try await town.agreedRecipient(town.thirdParty)
            try await town.name(recipient, in: desk.stage.campaign)
            try await town.perform(
                AnswerSharingAsGuardian(
                    secret: desk.guardiansSecret(), recipient: recipient.rawValue, version: 1, standing: .given))
            try await town.perform(
                EndRecipient(recipient: recipient, why: Private("合同到期"), request: "end"), as: .northAdministrator)
            let key = try await desk.openedFile().fileKey
            let facts = try await town.perform(TellOwnFacts(fileKey: key))
            #expect(facts.sharing.map(\.names) == [["zh-Hans": "示例数据公司"]])
            #expect(facts.sharing.map(\.standing) == ["given"] && facts.sharing.map(\.giver) == ["guardian"])
            let other = try await desk.openedFile(.copy, 1).fileKey
            let others = try await town.perform(TellOwnFacts(fileKey: other))
            #expect(others.sharing.isEmpty)
        }
    }
}
