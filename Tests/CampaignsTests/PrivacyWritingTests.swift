import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import Storage
import Testing

/// What was thought of people's privacy, and when (PIPL art. 55 and 56).
@Suite struct PrivacyWritingTests {
    @Test(arguments: Engine.available)
    func `a record that is written anew leaves the earlier writing where it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            town.clock.pass(minutes: 5)
            let anew = PrivacyRecord(purpose: "后来的目的", necessity: "必要性", risks: "风险", measures: "措施")
            try await town.perform(ChangeCampaign(campaign: campaign, privacy: anew), as: .northAdministrator)
            let all: SQL = "SELECT COUNT(*) AS number FROM campaign_privacy_record"
            #expect(try await town.number(all) == 2)
            let earlier: SQL = "SELECT COUNT(*) AS number FROM campaign_privacy_record WHERE purpose = '示例目的'"
            #expect(try await town.number(earlier) == 1)
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.privacy?.record == anew && plan.privacy?.at == town.clock.now, "the newest is shown")

            try await town.perform(DiscardCampaign(campaign: campaign), as: .northAdministrator)
            try await town.workOff()
            #expect(try await town.number(all) == 2, "a plan that is given up keeps what was thought")
        }
    }
}
