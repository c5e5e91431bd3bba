import Care
import HouseKit
import Testing

@testable import Web

/// Forms that other sites, old pages and broken programs send.
@Suite struct FormGuardTests {
    private static let start = [
        "questionnaire": "phq-9", "language": "zh-Hans", "ageGroup": "18-59", "agree": "yes",
    ]

    @Test func `a form without its token, or with another's, is refused and does nothing`() async throws {
        try await withTown(.sqlite) { town in
            var (browser, other) = (try town.browser(), try town.browser())
            try await other.get("/check/mood")
            let stolen = other.page.hiddenFields(of: "/check/mood")["csrf"] ?? ""
            #expect(!stolen.isEmpty)
            let page = try await browser.get("/check/mood")
            for token in [nil, "", "wrong", stolen] {
                var form = page.hiddenFields(of: "/check/mood").merging(Self.start) { $1 }
                form["csrf"] = token
                let answer = try await browser.post("/check/mood", form)
                #expect(answer.status == 403, "\(token ?? "none")")
                #expect(answer.text.contains(try town.say("problem.staleForm", in: .zhHans)))
            }
            #expect(try await town.sheets() == 0)
            try await browser.get("/check/mood")
            #expect(try await browser.submit("/check/mood", Self.start).status == 303)
            #expect(try await town.sheets() == 1)
        }
    }

    @Test func `a form is refused where cookies are off`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/check/mood")
            browser.cookies = [:]
            #expect(try await browser.submit("/check/mood", Self.start).status == 403)
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a token of before the sign-in is worth nothing after it`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/sign-in")
            let before = browser.page.hiddenFields(of: "/sign-in")["csrf"] ?? ""
            try await browser.signIn(as: .northLead, in: town)
            let region = TownPlaces.north.code
            #expect(try await browser.post("/duty/take", ["csrf": before, "region": region]).status == 403)
            try await browser.get("/me")
            let after = browser.page.hiddenFields(of: "/sign-off")["csrf"] ?? ""
            #expect(after != before)
            #expect(try await browser.post("/duty/take", ["csrf": after, "region": region]).status == 303)
        }
    }

    @Test func `a form in another format is refused`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for type in ["application/json", "text/plain", "multipart/form-data; boundary=x", ""] {
                try await browser.get("/check/mood")
                let answer = try await browser.submit("/check/mood", Self.start, ["Content-Type": type])
                #expect(answer.status == 422, "\(type)")
            }
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a form that is not readable text is refused`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let form = ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"]
            let token = try await browser.get("/check/mood").hiddenFields(of: "/check/mood")["csrf"] ?? ""
            for tail in ["&a=%ff%fe", "&a=%zz", "&a=b%00c", "&%00=a"].map({ Array($0.utf8) }) + [[0x26, 0xFF]] {
                let body = Array("csrf=\(token)".utf8) + tail
                let answer = try await browser.send("POST", "/check/mood", form, body: body)
                #expect(answer.status == 422)
                #expect(answer.json["field"] as? String == "body")
            }
        }
    }

    @Test func `a form that is far too long is refused, and the longest list fits`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/check/mood")
            let long = String(repeating: "x", count: Door.longestForm)
            let refused = try await browser.submit("/check/mood", Self.start.merging(["more": long]) { $1 })
            #expect(refused.status == 413)
            #expect(try await town.sheets() == 0)
            try await browser.get("/check/mood")
            let fitting = String(repeating: "x", count: Door.longestForm / 2)
            #expect(try await browser.submit("/check/mood", Self.start.merging(["more": fitting]) { $1 }).status == 303)
        }
    }

    @Test func `what the door itself fills in cannot be sent by a form`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: TownPlaces.north)
            var browser = try town.browser()
            try await browser.get("/sheet/pause")
            try await browser.get("/")
            let token = browser.page.hiddenFields(of: "/resume")["csrf"] ?? ""
            let answer = try await browser.post("/sheet/delete", ["csrf": token, "key": key])
            #expect(answer.status == 404)
            #expect(try await town.sheets() == 1)
        }
    }
}
