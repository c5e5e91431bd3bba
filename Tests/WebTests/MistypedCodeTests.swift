import Care
import HouseKit
import Screenings
import Testing

@testable import Web

/// Slips of the pen where a whole school types at once.
@Suite struct MistypedCodeTests {
    @Test func `where many begin as many more may mistype and one code counts once`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            var codes: [String] = []
            for _ in 1...3 { codes.append(try await campaign.invite().code) }
            var browser = try town.browser()
            for code in [codes[0], codes[1], codes[0], codes[0], codes[1]] {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": code]).status == 303)
            }
            for _ in 1...61 {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": "AAAA-AAAA"]).status == 422)
            }
            try await browser.get("/s")
            #expect(try await browser.submit("/s", ["code": codes[2]]).status == 303, "61 of 62")
            for _ in 1...2 {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": "AAAA-AAAA"]).status == 422)
            }
            try await browser.get("/s")
            #expect(try await browser.submit("/s", ["code": codes[2]]).status == 429, "63 of 63")
        }
    }

    /// Whoever takes a consent back and agrees again begins anew, as often as they like: a slip of paper is no licence
    /// to guess at all others.
    @Test func `who begins anew again and again may not mistype more often for it`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let (own, other) = (try await campaign.invite(), try await campaign.invite())
            var browser = try town.browser()
            for way in [own.code, own.code.lowercased(), own.code.replacing("-", with: " ")] {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": way]).status == 303)
                try await town.performBySystem(StopSitting(participant: own.participant))
            }
            for _ in 1...61 {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": "AAAA-AAAA"]).status == 422)
            }
            try await browser.get("/s")
            #expect(try await browser.submit("/s", ["code": other.code]).status == 429, "61 of 61")
        }
    }
}
