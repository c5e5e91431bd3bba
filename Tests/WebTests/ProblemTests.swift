import Access
import Care
import HouseKit
import Storage
import Testing

@testable import Web

@Suite struct ProblemTests {
    @Test(arguments: Language.allCases)
    func `a page that is not there says so in the visitor's language`(_ language: Language) async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            browser.headers["Accept-Language"] = language == .en ? "en-GB,en;q=0.9" : "zh-CN,zh;q=0.9"
            let answer = try await browser.get("/nowhere")
            #expect(answer.status == 404)
            #expect(answer["Content-Language"] == language.rawValue)
            #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(answer.text.contains(try town.say("problem.title.404", in: language)))
            #expect(answer.text.contains(try town.say("problem.notFound", in: language)))
        }
    }

    @Test(arguments: Language.allCases)
    func `a program is told its problem as JSON`(_ language: Language) async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let answer = try await browser.get("/api/nowhere", ["Accept-Language": language == .en ? "en" : "zh"])
            #expect(answer.status == 404)
            #expect(answer.type == "application/problem+json; charset=utf-8")
            #expect(answer.json["status"] as? Int == 404)
            #expect(answer.json["title"] as? String == (try town.say("problem.title.404", in: language)))
            #expect(answer.json["detail"] as? String == (try town.say("problem.notFound", in: language)))
            #expect((answer.json["request"] as? String)?.isEmpty == false)
        }
    }

    @Test func `who comes to a page of work without a sign-in is led to it and back again`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let answer = try await browser.get("/duty")
            #expect(answer.status == 303)
            #expect(answer.location == "/sign-in?back=/duty")
            // A page that asks for a part of itself must not be given a sign-in page instead.
            #expect(try await browser.get("/duty", ["X-Part": "list"]).status == 401)
            #expect(try await browser.get("/duty", ["Accept": "application/json"]).status == 401)
            #expect(browser.page.type == "application/problem+json; charset=utf-8")
        }
    }

    @Test func `a page that a post does not open is refused and not hidden behind a sign-in`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .gridWorker, in: town)
            let answer = try await browser.get("/duty")
            #expect(answer.status == 403)
            #expect(answer.text.contains(try town.say("problem.forbidden", in: .zhHans)))
        }
    }

    @Test func `an alert of another county is not there`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.north).alert
            var browser = try town.browser()
            try await browser.signIn(as: .southLead, in: town)
            #expect(try await browser.get("/alerts/\(alert)").status == 404)
            try await browser.signIn(as: .northLead, in: town)
            #expect(try await browser.get("/alerts/\(alert)").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `of a defect the visitor learns a number and nothing else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.begin()
            try await town.tamper("ALTER TABLE sheet RENAME TO gone")
            let page = try await browser.get("/sheet?question=1")
            #expect(page.status == 500)
            #expect(page.text.contains("<span class=\"code\">"))
            #expect(!page.text.contains("SELECT") && !page.text.contains("no such table"))
            let told = try await browser.get("/sheet?question=1", ["Accept": "application/json"])
            #expect(told.status == 500)
            #expect(told.json["detail"] as? String != nil)
            #expect(!told.text.contains("SELECT"))
        }
    }
}
