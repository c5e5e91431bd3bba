import Access
import Care
import Storage

/// The lock after repeated failures. It holds for one account from one address together, so that an attacker
/// cannot lock the owner out. Source: rulebook H.7, lock after 5 failures.
enum SignInLock {
    static let failuresBeforeLock: Int64 = 5
    static let longestMinutes = 60

    /// One minute after the fifth failure, then twice as long each time, at most an hour.
    static func minutes(after failures: Int64) -> Int {
        guard failures >= failuresBeforeLock else { return 0 }
        return min(longestMinutes, 1 << min(6, Int(failures - failuresBeforeLock)))
    }
}

extension SignInLock {
    static let purpose = "sign-in failures"

    static func name(_ login: String, _ address: String) -> String { "\(login) \(address)" }

    /// A lock that would last longer than any was set before the clock was set back: it is over.
    static func running(_ key: String, at now: Moment) -> SQL {
        """
        SELECT locked_until FROM sign_in_failure WHERE key = \(key) AND locked_until > \(now)
            AND locked_until <= \(now.adding(minutes: longestMinutes + SignInTerm.skewMinutes))
        \(unscoped: "a counter of failures without rows of people")
        """
    }
}

extension PreparationRoom {
    /// Whether it is known already that nobody comes in: then no password is hashed, and an attacker who goes on
    /// costs the house next to nothing.
    func isLocked(_ login: String, _ address: String) async throws -> Bool {
        let key = fingerprint(SignInLock.name(login, address), for: SignInLock.purpose)
        return try await !rows(SignInLock.running(key, at: now)).isEmpty
    }
}

extension Session {
    /// One counter for all doors that ask for a secret of an account: what fails at one counts at the others.
    func lockKey(_ login: String, _ address: String) -> String {
        fingerprint(SignInLock.name(login, address), for: SignInLock.purpose)
    }

    func lockedUntil(_ key: String) throws -> Moment? {
        let until: Moment? = try row(SignInLock.running(key, at: now)).map { try $0("locked_until") }
        return until
    }

    func countFailure(_ key: String) throws {
        let row = try row(
            """
            INSERT INTO sign_in_failure (key, failures, locked_until, last_at) VALUES (\(key), 1, 0, \(now))
            ON CONFLICT (key) DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at
            RETURNING failures \(unscoped: "a counter of failures without rows of people")
            """)
        let minutes = SignInLock.minutes(after: try row?("failures") ?? 1)
        guard minutes > 0 else { return }
        try run(
            """
            UPDATE sign_in_failure SET locked_until = \(now.adding(minutes: minutes)) WHERE key = \(key)
            \(unscoped: "a counter of failures without rows of people")
            """)
    }

    func forgetFailures(_ key: String) throws {
        try run(
            """
            DELETE FROM sign_in_failure WHERE key = \(key)
            \(unscoped: "a counter of failures without rows of people")
            """)
    }
}
