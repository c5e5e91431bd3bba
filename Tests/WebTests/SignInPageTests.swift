import Accounts
import Care
import Foundation
import HouseKit
import Storage
import Testing

@testable import Web

@Suite struct SignInPageTests {
    @Test(arguments: Engine.available)
    func `a lead signs in and stands before the duty list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            let answer = try await browser.signIn(as: .northLead, in: town)
            #expect(answer.status == 303)
            #expect(answer.location == "/duty")
            let page = try await browser.follow()
            #expect(page.status == 200)
            #expect(page.text.contains(Townsperson.northLead.displayName))
            #expect(page.text.contains("北县"))
        }
    }

    @Test func `the cookie of a sign-in is out of reach of scripts, other sites and later days`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser(trusting: ["203.0.113.7"])
            try await browser.signIn(as: .northLead, in: town)
            let plain = try #require(browser.page.cookie("xq_sign_in"))
            #expect(plain.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
            browser.headers["X-Forwarded-Proto"] = "https"
            try await browser.signIn(as: .northLead, in: town)
            #expect(try #require(browser.page.cookie("xq_sign_in")).hasSuffix("; HttpOnly; SameSite=Strict; Secure"))
        }
    }

    @Test func `nobody but a trusted proxy can say that a visitor came by TLS`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser(trusting: ["198.51.100.1"])
            browser.headers["X-Forwarded-Proto"] = "https"
            try await browser.get("/")
            #expect(try #require(browser.page.cookie("xq_form")).contains("Secure") == false)
            browser.address = "198.51.100.1"
            browser.cookies = [:]
            try await browser.get("/")
            #expect(try #require(browser.page.cookie("xq_form")).contains("Secure"))
        }
    }

    @Test func `each sign-in has a new token and ends the one before`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let first = browser.cookies["xq_sign_in"]
            try await browser.signIn(as: .northLead, in: town)
            let second = browser.cookies["xq_sign_in"]
            #expect(first != second)
            #expect(try await browser.get("/duty").status == 200)
            browser.cookies["xq_sign_in"] = first
            #expect(try await browser.get("/duty").location == "/sign-in?back=/duty")
        }
    }

    @Test func `a token that somebody planted beforehand is not taken over`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            browser.cookies["xq_sign_in"] = "planted-by-somebody-else"
            try await browser.signIn(as: .northLead, in: town)
            #expect(browser.cookies["xq_sign_in"] != "planted-by-somebody-else")
        }
    }

    @Test func `a wrong password is told in words, and the password is not sent back`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/sign-in?back=/duty")
            let answer = try await browser.submit(
                "/sign-in", ["account": "lead.north", "password": "not this one", "code": "123456"])
            #expect(answer.status == 422)
            #expect(answer.text.contains(try town.say("accounts.signIn.refused", in: .zhHans)))
            #expect(answer.text.contains("value=\"lead.north\""))
            #expect(!answer.text.contains("not this one") && !answer.text.contains("123456"))
            #expect(answer.hiddenFields(of: "/sign-in")["back"] == "/duty")
            #expect(browser.cookies["xq_sign_in"] == nil)
        }
    }

    private static let ways = [
        ("/alerts/x", "/alerts/x"), ("//evil.example", "/duty"), ("/%5Cevil.example", "/duty"),
        ("https://evil.example", "/duty"), ("/sign-off", "/duty"), ("/a%0D%0ASet-Cookie:x=y", "/duty"), ("", "/duty"),
    ]

    @Test func `after a sign-in nobody is led to another site`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for (back, place) in Self.ways {
                try await browser.signIn(as: .northLead, in: town, back: back)
                #expect(browser.page.status == 303, "\(back)")
                #expect(browser.page.location == place, "\(back)")
                // The same by hand, past the page.
                town.clock.pass(seconds: 30)
                try await browser.get("/sign-in")
                let plain = ["back": back.removingPercentEncoding ?? ""]
                let fields = browser.signInFields(of: .northLead, in: town).merging(plain) { $1 }
                try await browser.submit("/sign-in", fields)
                #expect(browser.page.location == place, "\(back)")
            }
        }
    }

    @Test func `signing off ends the sign-in here and everywhere the cookie was copied to`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let copy = browser
            try await browser.get("/me")
            let answer = try await browser.submit("/sign-off")
            #expect(answer.location == "/signed-off")
            #expect(try #require(answer.cookie("xq_sign_in")).contains("Max-Age=0"))
            #expect(browser.cookies["xq_sign_in"] == nil)
            var thief = copy
            #expect(try await thief.get("/duty").location == "/sign-in?back=/duty")
        }
    }
}
