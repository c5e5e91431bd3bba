import HouseKit
import Testing

@testable import Web

@Suite struct AssetTests {
    @Test func `every file that a page names is there, in its kind, to be kept for ever`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let text = try await browser.get("/").text
            let paths = text.matches(of: /(?:href|src)="(\/public\/[^"]+)"/).map { String($0.1) }
            #expect(paths.count >= 3)
            for path in paths {
                let answer = try await browser.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(!answer.bytes.isEmpty, "\(path)")
                #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable", "\(path)")
                let kinds = ["css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"]
                #expect(answer.type.hasPrefix(kinds[String(path.split(separator: ".").last ?? "")] ?? "?"), "\(path)")
            }
        }
    }

    @Test func `every page goes to the printer on A4, whatever the printer is used to`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            let text = try await browser.get("/").text
            let styles = text.matches(of: /href="(\/public\/[^"]+\.css)"/).map { String($0.1) }
            #expect(styles.count == 1, "one style sheet for all pages")
            let style = try await browser.get(try #require(styles.first)).text
            #expect(style.contains("@page { size: A4;") && style.ranges(of: "@page").count == 1)
        }
    }

    private static let notFiles = [
        "/public/x/none.css", "/public/x/css", "/public/x/../Words/en/problem.json", "/public/x/%2e%2e/WebServer.swift",
        "/public/x/css/../css/xinqiao.css", "/public/x//etc/passwd", "/public/x/", "/public/",
    ]

    @Test func `nothing else is given out as a file`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for path in Self.notFiles { #expect(try await browser.get(path).status == 404, "\(path)") }
        }
    }
}
