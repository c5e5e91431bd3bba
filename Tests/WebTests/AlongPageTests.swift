import Care
import HouseKit
import Testing

@testable import Web

/// The page that is kept on a device, and the worker that keeps it: decision 0050.
@Suite struct AlongPageTests {
    @Test func `the page that is kept tells of nobody and holds no token`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            _ = try await browser.signIn(as: .northTeacher, in: town)
            let page = try await browser.get("/along").text
            #expect(!page.contains("csrf"))
            #expect(!page.contains(Townsperson.northTeacher.rawValue))
            #expect(page.contains("data-scope=\"/along\""))
            let words = try town.say("along.paper", in: .zhHans)
            #expect(page.contains(words), "who has no script is told of paper")
        }
    }

    @Test func `only the worker of that page may reach beyond its folder`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let worker = try await browser.get("/public/x/js/along-worker.js")
            #expect(worker["Service-Worker-Allowed"] == "/along")
            #expect(worker["Content-Security-Policy"]?.contains("connect-src 'self'") == true)
            let other = try await browser.get("/public/x/js/along.js")
            #expect(other["Service-Worker-Allowed"] == nil)
        }
    }
}
