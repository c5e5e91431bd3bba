import Storage

extension PostgresDatabase {
    /// Whether another connection of a xinqiao, here or on another machine, works on this database's schema.
    /// - Throws: `StorageError.busy` when PostgreSQL cannot be reached.
    public static func isInUse(url: String) throws -> Bool {
        let link = try PostgresLink(to: try PostgresAddress(url: url))
        do {
            let answer = try link.exchange([PostgresStatement(PresenceLock.askForItAlone)], for: .read).rows().first
            return try answer?("is_alone", as: Bool.self) != true
        } catch let failed as FailedBatch {
            throw failed.error
        }
    }
}

/// A lock that every connection of ours shares for as long as it lives, so that whoever must be alone can see
/// whether somebody is there. The server lets go of it when a process dies.
enum PresenceLock {
    static let share = "SELECT pg_advisory_lock_shared(\(key))"
    /// One's own share does not stand in the way.
    static let askForItAlone = "SELECT pg_try_advisory_lock(\(key)) AS is_alone"

    /// Several houses may share a database, each in a schema of its own.
    private static let key = "hashtextextended('xinqiao ' || COALESCE(CURRENT_SCHEMA(), ''), 0)"
}
