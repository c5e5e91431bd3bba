import Care
import HouseKit
import Testing

@testable import Web

@Suite struct LookTests {
    @Test func `language and size stay as they were chosen, on every page`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/look?language=en&back=/help")
            #expect(browser.page.status == 303)
            #expect(browser.page.location == "/help")
            try await browser.get("/look?large=yes&back=/")
            #expect(try await browser.get("/about").text.contains("<html lang=\"en\" class=\"large\">"))
            try await browser.get("/look?large=no")
            #expect(try await browser.get("/about").text.contains("<html lang=\"en\">"))
            try await browser.get("/look?language=klingon")
            #expect(try await browser.get("/about").text.contains("<html lang=\"en\">"))
        }
    }

    private static let ways = [
        ("/help", "/help"), ("/sheet?question=4", "/sheet?question=4"), ("/alerts/x", "/alerts/x"), ("", "/"),
        ("//evil.example", "/"), ("https://evil.example", "/"), ("/%5Cevil.example", "/"), ("/nowhere", "/"),
        ("/sheet/answer", "/"), ("/help%0D%0ASet-Cookie:x=y", "/"), ("/help%20x", "/"), ("/帮助", "/"),
    ]

    @Test func `the switch leads back to a page of this house and nowhere else`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for (back, place) in Self.ways {
                try await browser.get("/look?language=en&back=\(back)")
                #expect(browser.page.status == 303, "\(back)")
                #expect(browser.page.location == place, "\(back)")
                #expect(browser.page.cookie("xq_look")?.hasPrefix("xq_look=en; Path=/; HttpOnly") == true, "\(back)")
            }
        }
    }
}
