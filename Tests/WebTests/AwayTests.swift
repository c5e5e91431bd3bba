import Access
import Care
import HouseKit
import Storage
import Testing

@testable import Web

/// What a person sees when the database is away for a while, and that nothing of theirs is lost.
@Suite struct AwayTests {
    @Test(arguments: Engine.available)
    func `an answer that could not be kept stands in the page and can be sent again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.begin()
            town.database.become(.refusing(.busy("away")))
            let busy = try await browser.submit("/sheet/answer", ["option": PHQ9.options[2], "go": "next"])
            #expect(busy.status == 503)
            #expect(busy["Retry-After"] == "2")
            #expect(busy.text.contains(try town.say("problem.busy", in: .zhHans)))
            #expect(busy.text.contains("tel:12356"))
            #expect(try await town.answers() == 0)

            town.database.become(.well)
            let again = try await browser.submit("/sheet/answer")
            #expect(again.status == 303)
            #expect(try await town.answers() == 1)
        }
    }

    @Test func `a full disk is told as what it is`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.begin()
            town.database.become(.refusing(.full))
            let full = try await browser.submit("/sheet/answer", ["option": PHQ9.options[2], "go": "next"])
            #expect(full.status == 507)
            #expect(full.text.contains(try town.say("problem.full", in: .zhHans)))
            #expect(full.hiddenFields(of: "/sheet/answer")["option"] == PHQ9.options[2])
        }
    }

    @Test func `no password stands in a page that offers to send again`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/sign-in")
            town.database.become(.away)
            let answer = try await browser.submit("/sign-in", browser.signInFields(of: .northLead, in: town))
            #expect(answer.status == 503)
            #expect(answer.text.contains("value=\"\(Townsperson.northLead.rawValue)\""))
            #expect(!answer.text.contains(Townsperson.northLead.password.exposed))
        }
    }

    @Test func `help is there when the database is not`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.begin()
            town.database.become(.away)
            for path in ["/help", "/sheet/help", "/young"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.text.contains("tel:12356"), "\(path)")
            }
        }
    }

    @Test func `a database that is away signs nobody off`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            town.database.become(.away)
            #expect(try await browser.get("/duty").status == 503)
            #expect(browser.page["Retry-After"] == "2")
            town.database.become(.well)
            #expect(try await browser.get("/duty").status == 200)
        }
    }
}
