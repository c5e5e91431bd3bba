import Care
import HouseKit
import Imports
import Rosters
import Testing

@testable import Web

/// A long list takes its time: the page says how far it is, in words, as a bar, and anew every three seconds.
@Suite struct ImportProgressTests {
    /// How many rows the bar says are done, and of how many.
    private func bar(on page: Answer) -> [String]? {
        let bar = #/<progress class="progress" max="([0-9]+)" value="([0-9]+)" aria-labelledby="how-far">/#
        return page.text.firstMatch(of: bar).map { [String($0.2), String($0.1)] }
    }

    @Test func `who brings the mended rows before the good ones were confirmed is told`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses()
            let head = "姓名,出生日期,年级,班级\n"
            let first = try await town.previewMembers(head + "示一,2012-03-04,2025,1\n示二,2012-03,2025,1\n")
            #expect([first.good, first.bad, first.replaced] == [1, 1, 0])
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let told = try town.say("imports.replaced", ["count": "1"], in: .zhHans)
            let before = try await browser.get("/rosters/import/\(first.id.rawValue)")
            #expect(!before.text.contains(told))
            let mended = try await town.previewMembers(head + "示二,2012-03-05,2025,1\n")
            let page = try await browser.get("/rosters/import/\(mended.id.rawValue)")
            #expect(page.text.contains(told))
        }
    }

    @Test func `a list that is being written shows how far it is, and no bar when it is done`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses()
            let draft = try await town.previewMembers(
                (1...700).reduce(into: "姓名,出生日期,年级,班级\n") { $0 += "示\($1)号,2012-03-04,2025,1\n" })
            #expect([draft.good, draft.bad] == [700, 0])
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let address = "/rosters/import/\(draft.id.rawValue)"
            let waiting = try await browser.get(address)
            #expect(bar(on: waiting) == nil, "not begun, no bar")
            try await browser.submit("\(address)/confirm")
            for done in [0, 500] {
                let page = try await browser.get(address)
                #expect(bar(on: page) == ["\(done)", "700"])
                let howFar = ["done": "\(done)", "all": "700"]
                #expect(page.text.contains("<p id=\"how-far\">\(try town.say("imports.howFar", howFar, in: .zhHans))"))
                #expect(page["Refresh"] == "3; url=\(address)", "it comes anew without script")
                if done == 0 {
                    try await town.performBySystem(CarryOutImport<MemberImport>(draft: draft.id, step: 0))
                }
            }
            try await town.workOff()
            let done = try await browser.get(address)
            #expect(bar(on: done) == nil && done["Refresh"] == nil)
            #expect(done.text.contains(try town.say("imports.done.all", in: .zhHans)))
        }
    }
}
