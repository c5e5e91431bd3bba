import Care
import HouseKit
import Screenings
import Storage
import Testing

@testable import Web

/// The self-check without script, page by page.
@Suite struct SelfCheckTests {
    @Test(arguments: Engine.available)
    func `nine answers lead to a result that can be deleted at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.begin(region: TownPlaces.northVillage)
            for _ in 1...8 { try await browser.choose(1) }
            try await browser.choose(0)
            #expect(browser.page.text.contains(try town.say("screenings.question.extra", in: .zhHans)))
            // The tenth question counts for nothing and may be left open.
            try await browser.submit("/sheet/answer", ["go": "next"])
            #expect(browser.page.location == "/sheet/result")
            let result = try await browser.follow()
            #expect(result.status == 200)
            #expect(result.text.contains(try town.say("meanings.phq-9.mild", in: .zhHans)))
            #expect(result.text.contains("990202-centre"))

            try await browser.submit("/sheet/delete")
            #expect(browser.page.location == "/deleted")
            #expect(browser.cookies["xq_sheet"] == nil)
            #expect(try await town.sheets() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `after a grave answer the very next page is the one with help`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.begin(region: TownPlaces.north)
            try await browser.get("/sheet?question=9")
            try await browser.submit("/sheet/answer", ["option": PHQ9.options[1], "go": "next"])
            #expect(browser.page.location == "/sheet/help")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
            let help = try await browser.follow()
            for line in ["12356", "110", "120"] { #expect(help.text.contains("href=\"tel:\(line)\"")) }
            let called = try await browser.submit("/sheet/call-back", ["name": "小林", "phone": "13800000000"])
            #expect(called.location == "/sheet/called")
            #expect(try await !town.holdsInTheOpen("13800000000"))
        }
    }

    @Test func `with script the same answer tells the page where help is`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.begin()
            try await browser.get("/sheet?question=9")
            let answer = try await browser.submit(
                "/sheet/answer", ["option": PHQ9.options[3]], ["Accept": "application/json"])
            #expect(answer.json["help"] as? Bool == true)
            #expect(answer.json["next"] as? String == "/sheet/help")
        }
    }

    @Test func `a question without an answer comes again with a word about it`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.begin()
            try await browser.choose(2)
            let answer = try await browser.submit("/sheet/answer", ["go": "next"])
            #expect(answer.status == 422)
            #expect(answer.text.contains(try town.say("screenings.question.choose", in: .zhHans)))
            #expect(try await town.answers() == 1)
        }
    }

    @Test func `nothing is begun for a child, and nothing without an agreement`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/check/mood")
            try await browser.submit("/check/mood", ["ageGroup": "under-14", "agree": "yes"])
            #expect(browser.page.location == "/young")
            try await browser.get("/check/mood")
            try await browser.submit("/check/mood", ["ageGroup": "18-59"])
            #expect(browser.page.status == 422)
            #expect(browser.page.text.contains(try town.say("screenings.problem.notAgreed", in: .zhHans)))
            #expect(browser.page.text.contains("value=\"18-59\" required checked"))
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a form that is sent twice begins one sheet`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/check/mood")
            let chosen = ["ageGroup": "18-59", "agree": "yes"]
            let form = browser.page.hiddenFields(of: "/check/mood").merging(chosen) { $1 }
            try await browser.post("/check/mood", form)
            let key = browser.cookies["xq_sheet"]
            try await browser.post("/check/mood", form)
            #expect(browser.cookies["xq_sheet"] == key)
            #expect(try await town.sheets() == 1)
        }
    }

    @Test func `a code brings the sheet to another device for a day`() async throws {
        try await withTown(.sqlite) { town in
            var phone = try town.browser()
            try await phone.begin()
            try await phone.choose(3)
            let pause = try await phone.get("/sheet/pause").text
            let code = try #require(pause.firstMatch(of: /<strong class="code">([^<]+)</)).1
            var tablet = try town.browser()
            try await tablet.get("/")
            try await tablet.submit("/resume", ["code": String(code).lowercased()])
            #expect(tablet.page.location == "/sheet")
            #expect(try await tablet.follow().location == "/sheet?question=2")
            town.clock.pass(minutes: 1, hours: 24)
            var late = try town.browser()
            try await late.get("/")
            #expect(try await late.submit("/resume", ["code": String(code)]).status == 422)
            #expect(late.page.text.contains(try town.say("screenings.problem.noSuchCode", in: .zhHans)))
        }
    }

    @Test func `the key of a sheet lives a day in a cookie that no script reads, and in no address`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/check/mood")
            try await browser.submit("/check/mood", ["ageGroup": "18-59", "agree": "yes"])
            let cookie = try #require(browser.page.cookie("xq_sheet"))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400"))
            let key = try #require(browser.cookies["xq_sheet"])
            for path in ["/sheet", "/sheet?question=1", "/sheet/all", "/sheet/pause", "/sheet/help"] {
                let page = try await browser.get(path)
                #expect(!page.text.contains(key) && page.location?.contains(key) != true, "\(path)")
            }
        }
    }
}
