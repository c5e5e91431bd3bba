import Care
import HouseKit
import Testing

@testable import Web

/// The JSON twins, as programs meet them.
@Suite struct TwinTests {
    private static let sheet = """
        {"questionnaire": "phq-9", "language": "zh-Hans", "ageGroup": "18-59", "region": "990202000000",
         "answers": {"44250-9": "LA6569-3"}, "request": "one"}
        """

    @Test(arguments: Engine.available)
    func `a program sends a sheet and reads its own`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var (north, south) = (try town.browser(), try town.browser())
            north.headers["Authorization"] = "Bearer \(try await town.token(.northProgram))"
            south.headers["Authorization"] = "Bearer \(try await town.token(.southProgram))"
            let sent = try await north.post("/api/sheets", json: Self.sheet)
            #expect(sent.status == 200)
            #expect(sent.type == "application/json; charset=utf-8")
            let id = try #require(sent.json["id"] as? String)
            #expect(try await north.get("/api/sheets").text.contains(id))
            let others = try await south.get("/api/sheets")
            #expect(others.status == 200)
            #expect(!others.text.contains(id))
            #expect(try await south.post("/api/sheets", json: Self.sheet).status == 404)
        }
    }

    private static let unreadable = [
        ("{", "body"), ("[]", "body"), ("\"x\"", "body"), ("", "questionnaire"), ("{}", "questionnaire"),
        (#"{"questionnaire": 9}"#, "questionnaire"),
        (#"{"questionnaire": "phq-9", "language": "fr"}"#, "language"),
        (sheet.replacing("18-59", with: "200"), "ageGroup"), (sheet.replacing("990202000000", with: "x"), "region"),
        (sheet.replacing("\"LA6569-3\"", with: "1"), "answers.44250-9"),
    ]

    @Test func `what cannot be read is named by its field`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            browser.headers["Authorization"] = "Bearer \(try await town.token(.northProgram))"
            for (body, field) in Self.unreadable {
                let answer = try await browser.post("/api/sheets", json: body)
                #expect(answer.status == 422, "\(body)")
                #expect(answer.type == "application/problem+json; charset=utf-8")
                #expect(answer.json["field"] as? String == field, "\(body)")
            }
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a body that is far too large is refused`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            browser.headers["Authorization"] = "Bearer \(try await town.token(.northProgram))"
            let body = Self.sheet.replacing("phq-9", with: String(repeating: "x", count: 1_100_000))
            let answer = try await browser.post("/api/sheets", json: body)
            #expect(answer.status == 413)
        }
    }

    @Test(arguments: Engine.available)
    func `a text with a NUL in it is refused at the door`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            browser.headers["Authorization"] = "Bearer \(try await town.token(.northProgram))"
            let body = Self.sheet.replacing("\"one\"", with: #""one\u0000two""#)
            #expect(try await browser.post("/api/sheets", json: body).status == 422)
            #expect(try await browser.post("/api/sheet/read", json: #"{"key": "a\u0000b"}"#).status == 422)
            #expect(try await browser.get("/api/topics?language=en%00").status == 422)
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a wrong token is no program, also where anybody may ask`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for header in ["Bearer wrong", "Bearer ", "Basic bGVhZDpub3J0aA==", "nothing"] {
                let answer = try await browser.get("/api/topics?language=en", ["Authorization": header])
                #expect(answer.status == 401, "\(header)")
            }
        }
    }

    @Test func `the cookie of a person opens nothing for a program`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            #expect(try await browser.get("/duty").status == 200)
            #expect(try await browser.get("/api/duty").status == 401)
            let body = "{\"region\": \"\(TownPlaces.north.code)\"}"
            #expect(try await browser.post("/api/duty/take", json: body).status == 401)
        }
    }

    @Test func `a program does only what its token grants`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            browser.headers["Authorization"] = "Bearer \(try await town.token(.northProgram))"
            #expect(try await browser.get("/api/duty").status == 403)
            #expect(try await browser.get("/api/people").status == 403)
        }
    }

    @Test func `what stands in the path wins over the body`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let (north, south) = (TownPlaces.north.code, TownPlaces.south.code)
            let sites = try await browser.get("/api/places/\(north)/sites?region=\(south)")
            #expect(sites.status == 200)
            #expect(sites.text.contains("990202-centre"))
            #expect(!sites.text.contains("990203-centre"))
        }
    }

    @Test func `every door of a use case has its twin`() {
        for route in WebServer.routes where route.useCase != nil {
            #expect(route.twin != nil, "\(route.path)")
        }
        let lines = WebServer.routes.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(lines).count == lines.count)
    }
}
