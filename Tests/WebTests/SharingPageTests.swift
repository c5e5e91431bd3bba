import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import Testing

@testable import Web

/// A third party is asked about on the page of the consent, after it and apart from it.
@Suite struct SharingPageTests {
    @Test func `a guardian finds yes and no after agreeing and takes the yes back on the same page`() async throws {
        try await withTown(.sqlite) { town in
            let at = try await town.sharingStage()
            let secret = try await town.slips(at.stage)[0].secret
            let (link, sharing) = ("/consent/\(secret)", "/consent/\(secret)/sharing")
            var browser = try town.browser()
            let before = try await browser.get(link)
            #expect(before.text.contains("示例数据公司") && !before.text.contains("action=\"\(sharing)\""))
            try await browser.submit("\(link)/agree")
            try await browser.follow()
            #expect(browser.page.text.contains("action=\"\(sharing)\"") && !browser.page.text.contains(" checked"))
            try await browser.submit(sharing, ["standing": "given"])
            #expect(browser.page.location == link)
            try await browser.follow()
            try await browser.submit(sharing, ["standing": "withdrawn"])
            try await browser.follow()
            let taken = try town.say("consents.sharing.said.withdrawn", in: .zhHans)
            #expect(browser.page.text.contains(taken))
            #expect(browser.page.text.contains("action=\"\(link)/take-back\""), "taking part is not touched")
            try await browser.get(sharing)
            #expect(browser.page.location == link, "opened by its address it is the page that holds the form")
            try await browser.get(link)
            try await browser.submit(sharing, ["standing": "given", "version": "9"])
            #expect(browser.page.status == 409)
            let newer = try town.say("consents.problem.newerSharing", in: .zhHans)
            #expect(browser.page.text.contains(newer))
        }
    }

    @Test func `a grown-up agrees to take part, says no to a third party and begins all the same`() async throws {
        try await withTown(.sqlite) { town in
            let at = try await town.sharingStage(born: ["1980-01"])
            let code = at.stage.children[0].code
            var browser = try town.browser()
            try await browser.get("/s/consent")
            try await browser.submit("/s/consent", ["code": code])
            #expect(!browser.page.text.contains("action=\"/s/consent/sharing\""))
            try await browser.submit("/s/consent/agree")
            #expect(browser.page.text.contains("action=\"/s/consent/sharing\""))
            #expect(browser.page.text.contains("action=\"/s\""), "it can be left open")
            try await browser.submit("/s/consent/sharing", ["standing": "declined"])
            let declined = try town.say("consents.sharing.said.declined", in: .zhHans)
            #expect(browser.page.text.contains(declined))
            let shared = try await town.sharedWith(of: at.stage.children[0].id)
            #expect(shared == ["person declined 1"])
            #expect(browser.page.text.contains("action=\"/s\""))
        }
    }

    @Test func `a wrong code answers nothing and is counted`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/s/consent")
            let token = browser.page.hiddenFields(of: "/s/consent")
            let sent = ["code": "AAAA-AAAA", "recipient": "x", "version": "1", "standing": "given"]
            try await browser.post("/s/consent/sharing", token.merging(sent) { $1 })
            #expect(browser.page.status == 422)
        }
    }
}
