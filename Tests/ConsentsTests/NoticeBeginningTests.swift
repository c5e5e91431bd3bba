import Access
import CampaignRules
import Campaigns
import Care
import Consents
import HouseKit
import Storage
import Testing

/// The words that a notice begins with.
@Suite struct NoticeBeginningTests {
    @Test(arguments: Engine.available)
    func `a notice begins with the words of its own template`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for template in try await town.perform(ListCampaignTemplates(), as: .northAdministrator) {
                let campaign = try await town.planCampaign(template.code, request: template.code)
                let read = try await town.perform(
                    ReadNotice(campaign: campaign.rawValue), as: .northAdministrator)
                #expect(read.begin == template.begin)
                #expect(read.audience == template.audience.kind)
                #expect(read.notices.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a campaign whose template is gone begins with nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign()
            try await town.tamper("UPDATE campaign SET template = 'gone'")
            let read = try await town.perform(ReadNotice(campaign: campaign.rawValue), as: .northAdministrator)
            #expect(read.begin.isEmpty)
            #expect(read.audience == nil)
        }
    }
}
