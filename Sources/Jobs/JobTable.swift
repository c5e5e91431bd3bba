import Access
import Care
import Storage

/// The queue's own statements. Jobs are nobody's rows: only the runner touches them.
struct JobTable: Sendable {
    let database: any Database

    /// A worker that dies loses its job after so long; another one then takes it.
    static let leaseSeconds = 60
    static let lastAttempt = 10
    /// Servers' clocks may differ by so much. What lies further ahead was written before a clock was set back.
    static let skewSeconds = 120

    /// Takes the next job that is due, so that nobody else has it until the lease is over.
    func claim(at now: Moment) async throws -> Job? {
        try await database.write { connection in
            try connection.row(
                """
                UPDATE job SET taken_until = \(now.adding(seconds: Self.leaseSeconds)), attempts = attempts + 1
                WHERE id = (
                    SELECT id FROM job WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= \(now)
                        AND (taken_until IS NULL OR taken_until < \(now) OR taken_until > \(Self.longestLease(at: now)))
                    ORDER BY due_at, id LIMIT 1 \(DialectHole.skipLocked))
                RETURNING id, use_case, input, attempts
                """
            ).map(Job.init)
        }
    }

    /// Whether anything is due: asked first, because a look costs less than a write.
    func hasDue(at now: Moment) async throws -> Bool {
        try await database.read { connection in
            try connection.row(
                """
                SELECT id FROM job WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= \(now)
                    AND (taken_until IS NULL OR taken_until < \(now) OR taken_until > \(Self.longestLease(at: now)))
                LIMIT 1
                """) != nil
        }
    }

    /// Puts the job back with a growing delay, or gives it up after the last attempt, for everybody to see.
    func putBack(_ job: Job, problem: String, at now: Moment) async throws {
        let isOver = job.attempts >= Self.lastAttempt
        let delay = min(900, 2 << min(job.attempts, 9))
        let failedAt: Moment? = isOver ? now : nil
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE job SET due_at = \(now.adding(seconds: delay)), taken_until = NULL, last_problem = \(problem),
                    failed_at = \(failedAt)
                WHERE id = \(job.id) AND attempts = \(job.attempts) AND done_at IS NULL
                """)
        }
    }

    func put(_ slip: JobSlip, id: ID<JobSlip>, at now: Moment) async throws {
        try await database.write { try slip.put(on: $0, now: now, id: id) }
    }

    /// Done jobs are kept for a day, so that the same slot is not put down twice. Those that were done in a time
    /// which has not come yet go too: the clock was set back, and their slots come once more.
    func forgetDone(at now: Moment) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                DELETE FROM job
                WHERE done_at < \(now.adding(hours: -24)) OR done_at > \(now.adding(seconds: Self.skewSeconds))
                """)
        }
    }

    /// A lease that ends later cannot have begun in this time.
    private static func longestLease(at now: Moment) -> Moment { now.adding(seconds: leaseSeconds + skewSeconds) }

    func failures() async throws -> Int {
        try await database.read { connection in
            try connection.row("SELECT COUNT(*) AS count FROM job WHERE failed_at IS NOT NULL")?("count") ?? 0
        }
    }
}
