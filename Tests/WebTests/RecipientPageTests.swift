import CampaignRules
import Care
import HouseKit
import Rights
import Testing

@Suite struct RecipientPageTests {
    @Test func `everybody reads who receives data and administrators alone by which agreement`() async throws {
        try await withTown(.sqlite) { town in
            let recipient = try await town.agreedRecipient(town.recipientTerms(.thirdParty, basis: .consent))
            var browser = try town.browser()
            let shown = try await browser.get("/receivers/\(TownPlaces.northTownship.code)")
            #expect(shown.status == 200 && shown.text.contains("示例数据公司") && !shown.text.contains("协议-1"))
            let told = try town.say("rights.recipient.ownConsentTold", in: .zhHans)
            #expect(shown.text.contains(told))
            let south = try await browser.get("/receivers/\(TownPlaces.southTownship.code)")
            #expect(south.status == 200 && !south.text.contains("示例数据公司"))
            try await browser.signIn(as: .northAdministrator, in: town)
            let list = try await browser.get("/recipients")
            #expect(list.status == 200 && list.text.contains("/recipients/known/\(recipient)"))
            let page = try await browser.get("/recipients/known/\(recipient)")
            #expect(page.status == 200 && page.text.contains("协议-1"))
        }
    }
}
