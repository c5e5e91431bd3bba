import Care
import HouseKit
import Storage
import Testing
import Warnings

@testable import Web

@Suite struct DutyPageTests {
    @Test(arguments: Engine.available)
    func `a lead takes duty, sees the alert, takes it up and leaves a note`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let path = "/alerts/\(alert)"
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.follow()
            #expect(browser.page.text.contains(path))
            try await browser.submit("/duty/take", ["region": TownPlaces.north.code])
            #expect(browser.page.location == "/duty")
            try await browser.get(path)
            try await browser.submit("\(path)/acknowledge")
            #expect(browser.page.location == path)
            try await browser.follow()
            try await browser.submit("\(path)/note", ["note": "Spoke with the <school>."])
            #expect(browser.page.location == path)
            #expect(try await browser.follow().text.contains("Spoke with the &lt;school&gt;."))
        }
    }

    @Test func `an empty note is answered with the form and what is wrong with it`() async throws {
        try await withTown(.sqlite) { town in
            let path = "/alerts/\(try await town.raiseAlert(in: TownPlaces.north).alert)"
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get(path)
            try await browser.submit("\(path)/acknowledge")
            try await browser.follow()
            let answer = try await browser.submit("\(path)/note", ["note": "  "])
            #expect(answer.status == 422)
            #expect(answer.text.contains(try town.say("warnings.problem.emptyNote", in: .zhHans)))
            #expect(answer.text.contains("action=\"\(path)/note\""))
        }
    }

    @Test func `a page that asks for its list gets the list without the frame`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.north).alert
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let part = try await browser.get("/duty", ["X-Part": "list"])
            #expect(part.status == 200)
            #expect(part.text.contains("/alerts/\(alert)"))
            #expect(!part.text.contains("<html"))
        }
    }

    @Test func `the live line is for people who watch alerts`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            #expect(try await browser.get("/duty/live").status == 401)
            try await browser.signIn(as: .gridWorker, in: town)
            #expect(try await browser.get("/duty/live").status == 401)
        }
    }

    @Test func `an open page hears of a change, then that it went idle with counts only, then nothing`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let token = try #require(browser.cookies["xq_sign_in"])
            var teller = LiveTeller(office: town.office, token: token, hasSaidIdle: false)
            // Something may have happened between the page and its first look.
            #expect(await teller.news(isRing: false) == "event: change\ndata: 1\n\n")
            #expect(await teller.news(isRing: false) == "")
            _ = try await town.raiseAlert(in: TownPlaces.north)
            #expect(await teller.news(isRing: false) == "event: change\ndata: 1\n\n")
            #expect(await teller.news(isRing: false) == "")

            town.clock.pass(minutes: 15)
            let idle = await teller.news(isRing: false) ?? ""
            #expect(idle.contains("event: signed-off"))
            #expect(idle.contains("\"waiting\": 1"))
            _ = try await town.raiseAlert(in: TownPlaces.north)
            let counts = await teller.news(isRing: true) ?? ""
            #expect(counts.contains("event: counts") && counts.contains("\"waiting\": 2"))
            #expect(!counts.contains("signed-off"))

            town.database.become(.away)
            #expect(await teller.news(isRing: true) == "")
            town.database.become(.well)
            town.clock.pass(hours: 12)
            #expect(await teller.news(isRing: false) == nil)
        }
    }

    @Test func `any other page of work hears numbers only, and goes on doing so after it went idle`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let token = try #require(browser.cookies["xq_sign_in"])
            var teller = LiveTeller(office: town.office, token: token, hasSaidIdle: true, isForRail: true)
            let first = await teller.news(isRing: false) ?? ""
            #expect(first.contains("event: counts") && first.contains("\"waiting\": 0"))
            #expect(await teller.news(isRing: true) == "", "it rang for somebody else's alert")
            _ = try await town.raiseAlert(in: TownPlaces.north)
            let heard = await teller.news(isRing: true) ?? ""
            #expect(heard.contains("\"waiting\": 1") && !heard.contains("change"))
            town.clock.pass(minutes: 15)
            _ = try await town.raiseAlert(in: TownPlaces.north)
            let idle = await teller.news(isRing: true) ?? ""
            #expect(idle.contains("\"waiting\": 2") && !idle.contains("signed-off"))
        }
    }

    @Test func `every page of work listens for whoever watches alerts and for nobody else`() async throws {
        try await withTown(.sqlite) { town in
            var lead = try town.browser()
            try await lead.signIn(as: .northLead, in: town)
            for path in ["/messages", "/me", "/instruments"] {
                let page = try await lead.get(path).text
                #expect(page.contains("data-alerts=\"/duty/live?rail=yes\""), "\(path)")
                #expect(page.contains("js/alerts.js"), "\(path)")
            }
            // The duty list keeps itself fresh.
            #expect(try await !lead.get("/duty").text.contains("js/alerts.js"))
            var other = try town.browser()
            try await other.signIn(as: .gridWorker, in: town)
            #expect(try await !other.get("/messages").text.contains("data-alerts"))
        }
    }
}
