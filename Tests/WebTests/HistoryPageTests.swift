import Care
import HouseKit
import Screenings
import Testing

@testable import Web

/// A person's own history without script, page by page.
@Suite struct HistoryPageTests {
    @Test(arguments: Engine.available)
    func `a result is kept with a code, found again with it, and deleted with all there is`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.finish(points: 1)
            let shown = try await browser.submit("/sheet/keep")
            #expect(shown.status == 200)
            let code = try #require(Self.code(on: shown))
            #expect(shown.cookie("xq_history")?.contains("Max-Age") == false)

            var other = try town.browser()
            try await other.get("/history")
            try await other.submit("/history", ["code": code.lowercased()])
            #expect(other.page.location == "/history")
            let history = try await other.follow()
            #expect(history.text.contains(try town.say("topics.name.mood", in: .zhHans)))
            #expect(history.text.contains("<circle"))

            try await other.get("/history/delete")
            try await other.submit("/history/delete")
            #expect(other.page.location == "/history/deleted?alert=none")
            #expect(other.cookies["xq_history"] == nil)
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `one result is deleted only after the page has asked`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.finish(points: 1)
            try await browser.submit("/sheet/keep")
            try await browser.get("/history")
            try await browser.submit("/history/remove")
            #expect(browser.page.status == 200)
            #expect(try await town.sheets() == 1)
            try await browser.submit("/history/remove")
            #expect(browser.page.location == "/history?word=removed")
            #expect(try await town.sheets() == 0)
        }
    }

    @Test func `a slip in the code comes back to be mended and does not count as a guess`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for _ in 1...8 {
                try await browser.get("/history")
                let answer = try await browser.submit("/history", ["code": "0000-0000-0000-0001"])
                #expect(answer.status == 422)
                #expect(answer.text.contains("0000-0000-0000-0001"))
            }
        }
    }

    @Test func `who goes on guessing waits longer each time, by page and by program alike`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let guess = "0000-0000-0000-0000"
            for _ in 1...4 {
                try await browser.get("/history")
                #expect(try await browser.submit("/history", ["code": guess]).status == 422)
            }
            try await browser.get("/history")
            #expect(try await browser.submit("/history", ["code": guess]).status == 429)
            #expect(try await browser.post("/api/history", json: #"{"code":"\#(guess)"}"#).status == 429)
            town.clock.pass(seconds: 2)
            #expect(try await browser.post("/api/history", json: #"{"code":"\#(guess)"}"#).status == 422)
            town.clock.pass(seconds: 2)
            #expect(try await browser.post("/api/history", json: #"{"code":"\#(guess)"}"#).status == 429)
            town.clock.pass(seconds: 2)
            #expect(try await browser.post("/api/history", json: #"{"code":"\#(guess)"}"#).status == 422)

            var elsewhere = try town.browser()
            elsewhere.address = "203.0.113.8"
            #expect(try await elsewhere.post("/api/history", json: #"{"code":"\#(guess)"}"#).status == 422)
        }
    }

    @Test func `a slip between two guesses neither counts nor sets the count back`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for code in ["0000-0000-0000-0000", "0000-0000-0000-0001", "no code"] + [String](repeating: "0", count: 9) {
                #expect(try await browser.post("/api/history", json: #"{"code":"\#(code)"}"#).status == 422)
            }
            for _ in 2...4 {
                let answer = try await browser.post("/api/history", json: #"{"code":"0000-0000-0000-0000"}"#)
                #expect(answer.status == 422)
            }
            #expect(try await browser.post("/api/history", json: #"{"code":"no code"}"#).status == 429)
        }
    }

    @Test func `guessing while a result is added slows opening down as well`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.finish(points: 1)
            for _ in 1...4 {
                #expect(try await browser.submit("/sheet/add", ["code": "0000-0000-0000-0000"]).status == 422)
            }
            #expect(try await browser.submit("/sheet/add", ["code": "0000-0000-0000-0000"]).status == 429)
            try await browser.get("/history")
            #expect(try await browser.submit("/history", ["code": "0000-0000-0000-0000"]).status == 429)
        }
    }

    @Test func `a form cannot bring a key of its own`() async throws {
        try await withTown(.sqlite) { town in
            var owner = try town.browser()
            try await owner.finish(points: 1)
            try await owner.submit("/sheet/keep")
            let key = try #require(owner.cookies["xq_history"])
            var stranger = try town.browser()
            try await stranger.get("/history")
            let token = stranger.page.hiddenFields(of: "/history")
            let answer = try await stranger.post("/history/delete", token.merging(["historyKey": key]) { $1 })
            #expect(answer.status == 404)
            #expect(try await town.sheets() == 1)
        }
    }

    private static func code(on page: Answer) -> String? {
        let groups = page.text.matches(of: /<b>([0-9A-Z]{4})<\/b>/).map { String($0.1) }
        return groups.count == 4 ? groups.joined(separator: "-") : nil
    }
}

extension Browser {
    /// Answers a PHQ-9 up to its result.
    fileprivate mutating func finish(points: Int) async throws {
        try await begin()
        for _ in 1...8 { try await choose(points) }
        try await choose(0)
        try await submit("/sheet/answer", ["go": "next"])
        try await follow()
    }
}
