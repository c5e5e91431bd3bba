import Care
import Consents
import HouseKit
import Storage
import Testing

@testable import Web

/// What a guardian can do by the slip, whatever has changed since they agreed.
@Suite struct GuardianPageTests {
    @Test func `whoever was asked again and has not answered takes the yes back after the close`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.consentStage()
            let slip = try await town.slips(stage)[0]
            try await town.agree(slip.secret)
            var words = Town.consentWords
            words.purpose = "新"
            try await town.perform(
                WriteNotice(campaign: stage.campaign, chinese: words, asksAgain: true), as: .northAdministrator)
            let link = "/consent/\(slip.secret)"
            var browser = try town.browser()
            let askedAgain = try town.say("consents.guardian.askedAgain", in: .zhHans)
            let open = try await browser.get(link)
            #expect(open.text.contains(askedAgain) && open.text.contains("action=\"\(link)/decline\""))
            try await town.tamper("UPDATE campaign SET state = 'closed'")
            let closed = try await browser.get(link)
            #expect(!closed.text.contains(askedAgain), "nobody is asked any more")
            #expect(closed.text.contains("action=\"\(link)/take-back\""))
            try await browser.submit("\(link)/take-back")
            try await browser.follow()
            #expect(try await town.publishedConsents(of: slip.participant) == ["guardian withdrawn"])
        }
    }
}
