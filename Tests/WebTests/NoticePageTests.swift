import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import Testing

@Suite struct NoticePageTests {
    @Test func `the page for a first notice is filled with the words of its own template`() async throws {
        try await withTown(.sqlite) { town in
            let templates = try await town.perform(ListCampaignTemplates(), as: .northAdministrator)
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            for template in templates {
                let campaign = try await town.planCampaign(template.code, request: template.code)
                let page = try await browser.get("/campaigns/\(campaign)/notice")
                #expect(page.status == 200)
                let own = try #require(template.begin["zh-Hans"])
                #expect(page.text.contains(own.purpose), "\(template.code)")
                #expect(page.text.contains(own.method), "\(template.code)")
                #expect(page.text.contains("一节课") == own.method.contains("一节课"), "\(template.code)")
            }
        }
    }

    @Test func `a counsellor of a place has the list of whom to talk with and a class teacher none`() async throws {
        try await withTown(.sqlite) { town in
            var counsellor = try town.browser()
            try await counsellor.signIn(as: .northCounsellor, in: town)
            let list = try await counsellor.get("/care")
            #expect(list.status == 200)
            #expect(list.text.contains(try town.say("interviews.list.none", in: .zhHans)))
            let rosters = try await counsellor.get("/rosters")
            #expect(rosters.status == 403)
            var teacher = try town.browser()
            try await teacher.signIn(as: .classTeacher, in: town)
            let refused = try await teacher.get("/care")
            #expect(refused.status == 403)
        }
    }
}
