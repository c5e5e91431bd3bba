import CampaignRules
import Campaigns
import Care
import HouseKit
import Testing

@testable import Web

/// Whom a campaign is for, as its page shows it and takes it.
@Suite struct PlanAudiencePageTests {
    @Test func `classes are ticked in a plan, shown, and unticked again`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses(2)
            let campaign = try await town.planCampaign()
            let (path, tick) = ("/campaigns/\(campaign)", "who.parts.\(Town.northClass(1))")
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let plan = try await browser.get(path)
            #expect(plan.text.contains("name=\"\(tick)\" value=\"yes\">"))
            #expect(plan.text.contains(try town.say("campaigns.ages.schoolYear", in: .zhHans)))
            let token = try #require(plan.hiddenFields(of: "\(path)/change")["csrf"])
            let none = ["csrf": token, "who.allUnits": "yes", "who.youngest": "9", "who.parts.none": "no"]
            var fields = none
            fields[tick] = "yes"
            #expect(try await browser.post("\(path)/change", fields).status == 303)
            let named = try await browser.get(path)
            #expect(named.text.contains("name=\"\(tick)\" value=\"yes\" checked>"))
            #expect(try await town.parts(of: campaign) == [Town.northClass(1)])
            fields["who.parts.elsewhere"] = "yes"
            let wrong = try await browser.post("\(path)/change", fields)
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#plan-who-parts\""))
            #expect(wrong.text.contains(try town.say("campaigns.problem.notOfUnits", in: .zhHans)))
            #expect(try await browser.post("\(path)/change", none).status == 303)
            #expect(try await town.parts(of: campaign).isEmpty)
        }
    }
}

extension Town {
    fileprivate func parts(of campaign: ID<Campaign>) async throws -> [String] {
        try await perform(ReadCampaign(campaign: campaign), as: .northAdministrator).audience.parts
    }
}
