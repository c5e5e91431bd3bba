import Access
import Accounts
import Care
import HouseKit
import Storage
import Testing

@testable import Web

/// Tokens at the doors: made on a page, shown once, used, and ended.
@Suite struct TokenDoorTests {
    @Test func `a token is made on a page, shown once, used and ended`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get("/me/tokens/new")
            town.clock.pass(seconds: 30)
            let fields = [
                "label": "my table", "granted.watchAlerts": "yes", "days": "30",
                "oldPassword": Townsperson.northLead.password.exposed, "code": town.code(.northLead).exposed,
            ]
            let shown = try await browser.submit("/me/tokens/new", fields)
            let token = try #require(shown.text.firstMatch(of: /class="secret code">([^<]+)</)).1
            var program = try town.browser()
            program.headers["Authorization"] = "Bearer \(token)"
            #expect(try await program.get("/api/duty").status == 200)
            #expect(try await program.get("/api/people").status == 403)
            #expect(try await program.get("/api/me/tokens").status == 403)
            let list = try await browser.get("/me/tokens")
            #expect(list.text.contains("my table") && !list.text.contains(token))
            let never = try town.say("accounts.tokens.never", in: .zhHans)
            #expect(!list.text.contains(never))
            try await browser.submit("/me/tokens/end")
            #expect(try await program.get("/api/duty").status == 401)
        }
    }

    @Test func `what is wrong is shown with the form, and no token is made`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get("/me/tokens/new")
            let again = try await browser.submit(
                "/me/tokens/new", ["label": "kept in the form", "days": "30", "oldPassword": "x", "code": "000000"])
            #expect(again.status == 422 && again.text.contains("kept in the form"))
            #expect(again.text.contains(try town.say("accounts.problem.badGrant", in: .zhHans)))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM token") == 0)
        }
    }

    @Test func `a token for FHIR opens no other door`() async throws {
        try await withTown(.sqlite) { town in
            var issue = IssueToken(
                login: Townsperson.northProgram.rawValue, label: "test", granted: [.readOwnSheets], days: 1)
            issue.door = .fhir
            var program = try town.browser()
            program.headers["Authorization"] = "Bearer \(try await town.performBySystem(issue).token)"
            #expect(try await program.get("/fhir/QuestionnaireResponse").status == 200)
            #expect(try await program.get("/api/sheets").status == 403)
        }
    }
}
