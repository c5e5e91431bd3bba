import CampaignRules
import Campaigns
import Care
import HouseKit
import Storage
import Testing

@testable import Web

@Suite struct PlanPageTests {
    @Test(arguments: ["open", "closed"])
    func `the next campaign is planned by one press on the page of the last`(state: String) async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.openCampaign()
            try await town.tamper("UPDATE campaign SET state = \(state) WHERE id = \(campaign)")
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let page = try await browser.get("/campaigns/\(campaign)")
            #expect(page.text.contains(try town.say("campaigns.do.again", in: .zhHans)))
            try await browser.submit("/campaigns")
            #expect(browser.page.status == 303)
            let address = try #require(browser.page.location)
            #expect(address != "/campaigns/\(campaign)")
            let next = try await browser.follow()
            let missing = try town.say("campaigns.missing", in: .zhHans)
            #expect(next.status == 200 && next.text.contains(missing))
            #expect(!next.text.contains(try town.say("campaigns.do.again", in: .zhHans)), "a draft is no model yet")
            let plans = try await town.number("SELECT COUNT(*) AS number FROM campaign WHERE state = 'draft'")
            #expect(plans == 1)
        }
    }

    @Test func `who carries a campaign out and does not plan for its owner is offered no next one`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.openCampaign()
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let page = try await browser.get("/campaigns/\(campaign)")
            #expect(page.status == 200)
            #expect(!page.text.contains(try town.say("campaigns.do.again", in: .zhHans)))
        }
    }

    @Test func `whoever approves a plan reads beside a scale which words are long for the youngest`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.planCampaign()
            try await town.perform(
                ChangeCampaign(
                    campaign: campaign, who: .init(units: [TownPlaces.northSchool: true], youngest: "9"),
                    battery: .init(order: ["who-5": "1", "asq": "2"]),
                    window: .init(
                        firstDay: "2026-04-01", opens: "08:00", lastDay: "2026-04-30", closes: "18:00",
                        languages: ["zh-Hans": true, "en": true], retentionDays: "365", asksGuardianFrom14: true)),
                as: .northAdministrator)
            var browser = try town.browser()
            try await browser.signIn(as: .secondNorthAdministrator, in: town)
            let page = try await browser.get("/campaigns/\(campaign)")
            #expect(page.text.contains(try town.say("instruments.reading.words", in: .zhHans)))
        }
    }
}
