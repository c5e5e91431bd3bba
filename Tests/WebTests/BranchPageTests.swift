import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@testable import App
@testable import Web

/// ASQ without script: any yes shows help at once and opens the fifth question (rulebook E.1).
@Suite struct BranchPageTests {
    @Test(arguments: Engine.available)
    func `any yes shows help at once and opens the question about right now`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try await town.safetyBrowser()
            let yes = try Self.code(town, weight: 1)
            let no = try Self.code(town, weight: 0)
            try await browser.submit("/sheet/answer", ["option": no, "go": "next"])
            #expect(browser.page.location == "/sheet?question=2")
            try await browser.follow()
            try await browser.submit("/sheet/answer", ["option": yes, "go": "next"])
            #expect(browser.page.location == "/sheet/help")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert WHERE rank = 3") == 1)
            try await browser.get("/sheet/next")
            for number in [3, 4] {
                try await browser.get("/sheet?question=\(number)")
                try await browser.submit("/sheet/answer", ["option": no, "go": "next"])
            }
            #expect(browser.page.location == "/sheet?question=5")
            let last = try await browser.follow()
            let scale = try #require(try town.house.web(demoPeople: nil).door.house.library.newest("asq"))
            #expect(last.text.contains("data-item=\"\(scale.items[4].linkId)\""))
        }
    }

    @Test func `four times no ends the sheet without the fifth question`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try await town.safetyBrowser()
            let no = try Self.code(town, weight: 0)
            for number in 1...4 {
                try await browser.get("/sheet?question=\(number)")
                try await browser.submit("/sheet/answer", ["option": no, "go": "next"])
            }
            #expect(browser.page.location == "/sheet/result")
            #expect(try await browser.follow().status == 200)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 0)
        }
    }

    private static func code(_ town: Town, weight: Int) throws -> String {
        let scale = try #require(try town.house.web(demoPeople: nil).door.house.library.newest("asq"))
        return try #require(scale.items[0].options.first { $0.weight == weight }?.code)
    }
}

extension Town {
    /// Somebody who has begun ASQ, in English.
    fileprivate func safetyBrowser() async throws -> Browser {
        var browser = try browser()
        try await browser.get("/look?language=en&back=/")
        try await browser.get("/check/safety")
        try await browser.submit("/check/safety", ["ageGroup": "18-59", "region": "", "agree": "yes"])
        try await browser.follow()
        if browser.page.location != nil { try await browser.follow() }
        return browser
    }
}
