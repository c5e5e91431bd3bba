import Access
import CampaignRules
import Campaigns
import Care
import Consents
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

    /// Rulebook E.4.6; PIPL art. 17.
    @Test func `a long sentence of a notice is named to whoever writes it and refuses nothing`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.planCampaign()
            let long = String(repeating: "说", count: 40)
            for (children, isHard) in [("这不是考试。没有对错。", false), ("\(long)。", true)] {
                var words = Town.consentWords
                words.children = children
                try await town.perform(
                    WriteNotice(campaign: campaign.rawValue, chinese: words), as: .northAdministrator)
                var browser = try town.browser()
                try await browser.signIn(as: .northAdministrator, in: town)
                let page = try await browser.get("/campaigns/\(campaign)/notice")
                let note = try town.say("consents.reading.title", in: .zhHans)
                #expect(page.status == 200 && page.text.contains(note) == isHard)
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
