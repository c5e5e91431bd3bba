import CampaignRules
import Campaigns
import Care
import Consents
import HouseKit
import Rights
import Testing

/// Rulebook H.2, PIPL art. 17, 23: nobody is asked by a notice that names a recipient with whom it is not agreed so.
@Suite struct RecipientGapTests {
    private func name(_ recipient: ID<Recipient>, in campaign: ID<Campaign>, _ town: Town) async throws {
        try await town.perform(
            WriteNotice(
                campaign: campaign.rawValue, chinese: Town.consentWords, recipients: [recipient.rawValue: true]),
            as: .northAdministrator)
    }

    @Test(arguments: Engine.available)
    func `a plan waits where a recipient that it names has changed or ended`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            let recipient = try await town.agreedRecipient()
            try await name(recipient, in: campaign, town)
            let whole = try await town.lacks(campaign)
            #expect(whole == [])
            try await town.perform(
                ReviseRecipient(recipient: recipient, terms: town.recipientTerms(name: "示例印刷厂"), request: "new"),
                as: .northAdministrator)
            let stillWhole = try await town.lacks(campaign)
            #expect(stillWhole == [])
            try await town.perform(AgreeToRecipient(recipient: recipient, version: 2), as: .secondNorthAdministrator)
            let gaps = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator).gaps
            #expect(gaps.map(\.code) == [.recipientNotInForce] && gaps.map(\.about) == ["示例数据公司"])
            try await name(recipient, in: campaign, town)
            let mended = try await town.lacks(campaign)
            #expect(mended == [])
            try await town.perform(
                EndRecipient(recipient: recipient, why: Private("合同到期"), request: "end"), as: .northAdministrator)
            await #expect(throws: CampaignProblem.lacking(count: 1)) {
                try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            }
            try await town.publishNotice(of: campaign)
            let without = try await town.lacks(campaign)
            #expect(without == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an approved plan whose recipient has ended at its hour is held`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            let recipient = try await town.agreedRecipient()
            try await name(recipient, in: campaign, town)
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.perform(
                EndRecipient(recipient: recipient, why: Private("合同到期"), request: "end"), as: .northAdministrator)
            town.clock.pass(days: 15)
            try await town.workOff()
            let state = try await town.state(of: campaign)
            #expect(state == .approved)
        }
    }
}
