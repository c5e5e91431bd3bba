import Care
import HouseKit
import Testing

@testable import Web

@Suite struct HeaderTests {
    private static let doors: [(method: String, path: String, status: Int)] = [
        ("GET", "/", 200), ("GET", "/help", 200), ("HEAD", "/help", 200), ("GET", "/check/mood", 200),
        ("GET", "/sign-in", 200), ("GET", "/look?language=en", 303), ("GET", "/duty", 303), ("GET", "/sheet", 404),
        ("GET", "/nowhere", 404), ("POST", "/sign-in", 422), ("PUT", "/sign-in", 405), ("GET", "/duty/live", 401),
        ("GET", "/api/topics?language=en", 200), ("GET", "/api/duty", 401), ("GET", "/api/nowhere", 404),
        ("PUT", "/api/topics", 405), ("GET", "/healthz", 200), ("GET", "/readyz", 200), ("GET", "/metrics", 200),
        ("GET", "/public/x/css/xinqiao.css", 200), ("GET", "/public/x/css/none.css", 404),
    ]

    @Test func `every answer bears the headers of safety`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for door in Self.doors {
                let answer = try await browser.send(door.method, door.path)
                #expect(answer.status == door.status, "\(door.method) \(door.path)")
                let policy = answer["Content-Security-Policy"] ?? ""
                for rule in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
                    #expect(policy.contains(rule), "\(door.method) \(door.path)")
                }
                #expect(!policy.contains("unsafe"))
                #expect(answer["X-Content-Type-Options"] == "nosniff", "\(door.method) \(door.path)")
                #expect(answer["Referrer-Policy"] == "same-origin", "\(door.method) \(door.path)")
                #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin", "\(door.method) \(door.path)")
                #expect(answer["Permissions-Policy"]?.contains("camera=()") == true, "\(door.method) \(door.path)")
            }
        }
    }

    @Test func `nothing but a public file may be kept by a browser or a proxy`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for door in Self.doors {
                let answer = try await browser.send(door.method, door.path)
                let isFile = door.path.hasSuffix("xinqiao.css")
                let expected = isFile ? "public, max-age=31536000, immutable" : "no-store"
                #expect(answer["Cache-Control"] == expected, "\(door.method) \(door.path)")
            }
        }
    }

    @Test func `no page needs a script or a style of its own that the policy would forbid`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            for path in ["/", "/help", "/check/mood", "/sign-in", "/about", "/privacy", "/nowhere"] {
                let text = try await browser.get(path).text
                #expect(!text.contains("<style") && !text.contains(" style="), "\(path)")
                #expect(!text.contains("<script>") && !text.contains(" onclick=") && !text.contains("javascript:"))
                #expect(text.contains("<script type=\"module\" src=\"/public/"), "\(path)")
            }
        }
    }

    @Test func `what asks for the head alone gets no body`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            #expect(try await browser.send("HEAD", "/help").bytes.isEmpty)
        }
    }
}
