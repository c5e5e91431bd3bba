import Care
import HouseKit
import Testing

@testable import Web

@Suite struct MethodTests {
    private static let refused = [
        ("PUT", "/sign-in", "GET, HEAD, POST"), ("DELETE", "/help", "GET, HEAD"), ("POST", "/help", "GET, HEAD"),
        ("GET", "/sign-off", "POST"), ("GET", "/resume", "POST"), ("PATCH", "/check/mood", "GET, HEAD, POST"),
        ("POST", "/duty/live", "GET, HEAD"), ("POST", "/api/topics", "GET, HEAD"), ("GET", "/api/sheet/read", "POST"),
        ("PUT", "/api/sheets", "GET, HEAD, POST"), ("DELETE", "/alerts/x/note", "GET, HEAD, POST"),
    ]

    @Test func `a path that is known refuses another method and says which it allows`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for (method, path, allowed) in Self.refused {
                let answer = try await browser.send(method, path)
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer["Allow"] == allowed, "\(method) \(path)")
            }
        }
    }

    @Test func `who opens the address of a form by hand reads a page in words`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let answer = try await browser.get("/sign-off")
            #expect(answer.type == "text/html; charset=utf-8")
            #expect(answer.text.contains("<h1>"))
        }
    }
}
