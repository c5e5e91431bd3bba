import Access
import HouseKit
import Jobs
import Storage

extension Belfry {
    /// Runs the runner as a server does while the body goes on.
    func running(_ body: @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            try await body()
            group.cancelAll()
        }
    }

    /// Runs the runner until it has done this job and all that is due with it. It plans its turns before it works,
    /// so they are among them.
    func runUntilDone(_ key: String) async throws {
        try await running { try await waitUntilDone(key) }
    }

    /// Puts down a job that does nothing and waits until the runner has done it.
    func waitUntilDone(_ key: String) async throws {
        try await put(Confide(), key: key)
        while try await hasDue() {
            // The runner may not have been listening yet.
            office.bell.ring(Bell.jobs)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// - Throws: `NothingThere` when the bell is not heard within two minutes.
    func waitForTolls(_ name: String, moreThan before: Int) async throws {
        for _ in 1...12_000 {
            if try await tolls(name) > before { return }
            office.bell.ring(Bell.jobs)
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NothingThere()
    }

    private func hasDue() async throws -> Bool {
        try await town.number(
            """
            SELECT COUNT(*) AS number FROM job
            WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= \(town.clock.now)
            """) > 0
    }
}
