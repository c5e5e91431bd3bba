import Care
import Consents
import HouseKit
import Screenings
import Storage
import Testing

@testable import Web

/// Whoever sits down is asked first, may say no as easily as yes, and takes it back with one press.
@Suite struct OwnConsentPageTests {
    private static let atFifteen = "2011-01"

    /// A browser in which somebody has written their code.
    private static func sitDown(
        _ said: TownCampaign.Consents, in town: Town
    ) async throws -> (Browser, TownCampaign.Invited) {
        let invited = try await town.campaign("c", [("asq", 8, nil)]).invite(born: atFifteen, said)
        var browser = try town.browser()
        try await browser.get("/s")
        try await browser.submit("/s", ["code": invited.code])
        return (browser, invited)
    }

    private static func asked(_ browser: Browser) throws -> String {
        let found = try #require(browser.page.text.firstMatch(of: /name="notice" value="([^"]+)"/))
        return String(found.output.1)
    }

    @Test(arguments: Engine.available)
    func `a pupil of fifteen agrees, begins with the same press, and takes it back with all answers`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            var (browser, invited) = try await Self.sitDown(.init(guardian: "given"), in: town)
            #expect(browser.page.text.contains("action=\"/s/consent/agree\""))
            #expect(browser.page.text.contains("action=\"/s/consent/decline\""))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            let notice = try Self.asked(browser)
            try await browser.submit("/s/consent/agree", ["code": invited.code, "notice": notice])
            #expect(browser.page.location == "/sitting")
            try await browser.follow()
            try await browser.follow()
            try await browser.submit("/sitting/answer", ["option": "LA33-6", "go": "next"])
            try await browser.get("/s/consent")
            try await browser.submit("/s/consent", ["code": invited.code])
            #expect(browser.page.text.contains("action=\"/s/consent/take-back\""))
            try await browser.submit("/s/consent/take-back", ["code": invited.code])
            #expect(browser.cookies["xq_sitting"] == nil)
            for table: SQL in ["sheet", "answer", "sitting"] {
                #expect(try await town.number("SELECT COUNT(*) AS number FROM \(table)") == 0)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1, "a red flag is never lost")
            try await browser.get("/s")
            try await browser.submit("/s", ["code": invited.code])
            #expect(browser.page.status == 409, "nobody is asked again who took it back")
        }
    }

    @Test(arguments: Engine.available)
    func `taking it back needs no more presses than agreeing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let invited = try await town.campaign("c", [("asq", 8, nil)]).invite(born: Self.atFifteen)
            var browser = try town.browser()
            try await browser.get("/s")
            try await browser.submit("/s", ["code": invited.code])
            #expect(browser.page.location == "/sitting", "both have agreed before")
            for path in ["/sitting/pause", "/sitting/done"] {
                let page = try await browser.get(path)
                #expect(page.text.contains("href=\"/s/consent\""), "\(path)")
            }
            // The code, and one press more: the second button of the same form.
            let asked = try await browser.get("/s")
            #expect(asked.text.contains("formaction=\"/s/consent\""))
            let form = asked.hiddenFields(of: "/s").merging(["code": invited.code]) { $1 }
            try await browser.post("/s/consent", form)
            #expect(browser.page.text.contains("action=\"/s/consent/take-back\""))
            try await browser.submit("/s/consent/take-back", ["code": invited.code])
            #expect(browser.cookies["xq_sitting"] == nil)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    /// Requirement 137: nobody is made to, also who is too young to be asked.
    @Test func `a child whose guardian has agreed reads its own words and says no with two presses`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let child = try await campaign.invite(born: "2014-05", .init(guardian: "given"))
            var browser = try town.browser()
            let asked = try await browser.get("/s")
            #expect(asked.text.contains("想不想做由你决定"))
            let form = asked.hiddenFields(of: "/s").merging(["code": child.code]) { $1 }
            try await browser.post("/s/consent", form)
            #expect(browser.page.text.contains("action=\"/s/consent/decline\""))
            try await browser.submit("/s/consent/decline", ["code": child.code])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            #expect(browser.page.status == 409, "nothing begins any more")
        }
    }

    @Test func `a no is one press, begins nothing, and can be changed`() async throws {
        try await withTown(.sqlite) { town in
            var (browser, invited) = try await Self.sitDown(.init(guardian: "given"), in: town)
            try await browser.submit("/s/consent/decline", ["code": invited.code])
            #expect(browser.page.text.contains("你说过：不想参加"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            let notice = try Self.asked(browser)
            try await browser.submit("/s/consent/agree", ["code": invited.code, "notice": notice])
            #expect(browser.page.location == "/sitting")
        }
    }

    @Test(arguments: Engine.available)
    func `a child under fourteen who says no in the middle of it stops it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("asq", 8, nil)]).invite(
                born: "2015-01", .init(guardian: "given"))
            let key = try await town.perform(BeginSitting(code: child.code, language: .zhHans)).sittingKey
            try await town.perform(DeclineOwnConsent(code: child.code))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 0)
            await #expect(throws: SittingProblem.noSitting) { try await town.perform(FinishSitting(sittingKey: key)) }
        }
    }

    @Test func `sixty wrong codes at one door of a code close all of them for a while`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for _ in 1...60 {
                let guess = #"{"code": "AAAA-AAAA"}"#
                #expect(try await browser.post("/api/s/consent", json: guess).status == 404)
            }
            for step in ["", "/agree", "/decline", "/take-back"] {
                let guess = #"{"code": "AAAA-AAAA", "notice": "x"}"#
                #expect(try await browser.post("/api/s/consent\(step)", json: guess).status == 429)
            }
            let begun = try await browser.post("/api/s", json: #"{"code": "AAAA-AAAA", "language": "en"}"#)
            #expect(begun.status == 429)
        }
    }

    @Test func `whose guardian has still to answer may agree, and hears only that it is waited for`() async throws {
        try await withTown(.sqlite) { town in
            var (browser, invited) = try await Self.sitDown(.init(), in: town)
            let notice = try Self.asked(browser)
            try await browser.submit("/s/consent/agree", ["code": invited.code, "notice": notice])
            #expect(browser.page.status == 200)
            #expect(browser.page.text.contains("还要等家里人也同意"))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    @Test func `where the guardian has said no, nobody is asked and nothing is told`() async throws {
        try await withTown(.sqlite) { town in
            let (browser, _) = try await Self.sitDown(.init(guardian: "declined"), in: town)
            #expect(browser.page.status == 409)
            #expect(!browser.page.text.contains("/s/consent/agree"))
        }
    }

    @Test func `a wrong code shows nobody's consent`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for step in ["", "/agree", "/decline", "/take-back"] {
                try await browser.get("/s/consent")
                let token = browser.page.hiddenFields(of: "/s/consent")
                try await browser.post(
                    "/s/consent\(step)", token.merging(["code": "AAAA-AAAA", "notice": "x"]) { $1 })
                #expect(browser.page.status == 422)
                #expect(browser.page.text.contains("aria-invalid"))
            }
        }
    }
}
