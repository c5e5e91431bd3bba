import Care
import HouseKit
import Storage
import Testing

@testable import App
@testable import Web

@Suite struct SignInLimitTests {
    @Test func `one address may try thirty times in a minute, whatever it says of where it comes from`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/sign-in")
            let token = browser.page.hiddenFields(of: "/sign-in")["csrf"] ?? ""
            for number in 1...31 {
                let answer = try await browser.post(
                    "/sign-in", ["csrf": token, "account": "nobody.\(number)", "password": "x", "code": "1"],
                    ["X-Forwarded-For": "192.0.2.\(number)"])
                #expect(answer.status == (number <= 30 ? 422 : 429), "attempt \(number)")
            }
            #expect(browser.page["Retry-After"] == "60")

            var other = try town.browser()
            other.address = "203.0.113.8"
            #expect(try await other.signIn(as: .northLead, in: town).status == 303)
            town.clock.pass(minutes: 1)
            #expect(try await browser.signIn(as: .southLead, in: town).status == 303)
        }
    }

    @Test func `after five failures the page says how long to wait`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for _ in 1...5 {
                try await browser.get("/sign-in")
                try await browser.submit("/sign-in", ["account": "lead.north", "password": "wrong", "code": "000000"])
                #expect(browser.page.status == 422)
            }
            let answer = try await browser.signIn(as: .northLead, in: town)
            #expect(answer.status == 429)
            #expect(answer.text.contains(try town.say("accounts.signIn.locked", ["minutes": "1"], in: .zhHans)))
            #expect(browser.cookies["xq_sign_in"] == nil)
        }
    }

    @Test func `who was away for a quarter of an hour signs in again, and who was not goes on`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            for _ in 1...3 {
                town.clock.pass(minutes: 14)
                #expect(try await browser.get("/duty").status == 200)
            }
            town.clock.pass(minutes: 15)
            #expect(try await browser.get("/duty").location == "/sign-in?back=/duty")
        }
    }

    @Test(arguments: ["/duty?quiet=yes&every=30", "/duty part"])
    func `a page that comes anew by itself is no move of the person`(_ way: String) async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let parts = way.split(separator: " ").map(String.init)
            let headers = parts.count == 2 ? ["X-Part": "list"] : [:]
            for _ in 1...2 {
                town.clock.pass(minutes: 7)
                #expect(try await browser.get(parts[0], headers).status == 200)
            }
            town.clock.pass(minutes: 1)
            #expect(try await browser.get("/duty").location == "/sign-in?back=/duty")
        }
    }

    @Test func `a sign-in with one click exists in a demo only`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/sign-in")
            #expect(!browser.page.text.contains("/demo/sign-in"))
            let token = browser.page.hiddenFields(of: "/sign-in")["csrf"] ?? ""
            let answer = try await browser.post("/demo/sign-in", ["csrf": token, "account": "lead.north"])
            #expect(answer.status == 404)
            #expect(browser.cookies["xq_sign_in"] == nil)
        }
    }
}
