import Care
import HouseKit
import Testing
@testable import Web

@Suite struct CodeLinkTests {
    @Test func `a new code is also shown as a link to send`() async throws {
        try await withTown(.sqlite) { town in
            let care = try await town.careStage(born: ["2015-05-06"])
            let person = care.pupils[0].participant
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let list = try await browser.get("/campaigns/\(care.campaign)/participants?unit=\(care.schoolClass)")
            let slip = try town.say("campaigns.sheet.number", ["number": "1"], in: .zhHans)
            #expect(list.text.contains("<th scope=\"row\">\(slip)</th>"), "found by what the slip says")
            let shown = try await browser.submit("/participants/\(person)/code").text
            let code = try #require(shown.firstMatch(of: /class="secret code">([^<]+)</)).1
            #expect(code != care.pupils[0].code)
            #expect(shown.contains("id=\"link\">http://town.example/s#\(code)<"))
        }
    }
}
