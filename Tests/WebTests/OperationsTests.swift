import Care
import HouseKit
import Storage
import Testing

@testable import Web

/// What the people who run the platform ask it.
@Suite struct OperationsTests {
    @Test(arguments: Engine.available)
    func `the house is ready while its database answers, and lives when it does not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            #expect(try await browser.get("/readyz").status == 200)
            town.database.become(.away)
            #expect(try await browser.get("/readyz").status == 503)
            #expect(try await browser.get("/healthz").status == 200)
            town.database.become(.well)
            #expect(try await browser.get("/readyz").status == 200)
        }
    }

    @Test func `a house whose schema is of yesterday is not ready`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await town.tamper("DELETE FROM migration WHERE name LIKE '%020 jobs%'")
            #expect(try await browser.get("/readyz").status == 503)
        }
    }

    @Test func `requests are counted by what was asked and how it ended, never by who or where`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.get("/api/topics?language=en")
            try await browser.get("/api/duty")
            try await browser.get("/check/mood")
            let text = try await browser.get("/metrics").text
            #expect(text.contains("xinqiao_requests_total{use_case=\"ListTopics\",status=\"200\"} 1\n"))
            #expect(text.contains("xinqiao_requests_total{use_case=\"ListAlerts\",status=\"401\"} 1\n"))
            #expect(text.contains("xinqiao_requests_total{use_case=\"page\",status=\"200\"} 1\n"))
            #expect(text.contains("xinqiao_jobs_given_up 0.0\n"))
            #expect(!text.contains("mood") && !text.contains("203.0.113.7"))
        }
    }

    @Test func `a job that was given up shows in the figures`() async throws {
        try await withTown(.sqlite) { town in
            try await town.tamper(
                """
                INSERT INTO job (id, use_case, input, due_at, unique_key, attempts, made_at, failed_at)
                VALUES ('lost', 'Lost', '{}', 0, 'lost', 10, 0, 1)
                """)
            var browser = try town.browser()
            #expect(try await browser.get("/metrics").text.contains("xinqiao_jobs_given_up 1.0\n"))
        }
    }
}
