/// One step in the growth of the schema: SQL only, named by date, never edited after a release.
public struct Migration: Sendable {
    /// `2026-11-22 sheets and answers`: applied in the order of names.
    public let name: String
    public let statements: [SQL]

    public init(_ name: StaticString, _ statements: [SQL]) {
        self.name = name.description
        self.statements = statements
    }
}

/// The ordered migrations of all subjects.
public struct Schema: Sendable {
    public let migrations: [Migration]

    public init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.name < $1.name }
    }

    /// Applies what is missing, one transaction each.
    /// - Returns: the names of the migrations that were applied now.
    /// - Throws: `StorageError`; everything before the failing migration stays applied.
    public func migrate(_ database: any Database) async throws -> [String] {
        try await prepare(database)
        var applied: [String] = []
        for migration in try await pending(in: database) {
            let isNew = try await database.write { connection in
                let taken = try connection.run(
                    "INSERT INTO migration (name) VALUES (\(migration.name)) ON CONFLICT (name) DO NOTHING")
                guard taken == 1 else { return false }
                for statement in migration.statements { try connection.run(statement) }
                return true
            }
            if isNew { applied.append(migration.name) }
        }
        return applied
    }

    /// What has not been applied to this database yet; all of it when it was never migrated.
    public func pending(in database: any Database) async throws -> [Migration] {
        let done = try await appliedNames(in: database)
        return migrations.filter { !done.contains($0.name) }
    }

    private func prepare(_ database: any Database) async throws {
        do {
            try await database.write { connection in
                _ = try connection.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
            }
        } catch {
            // Of two servers that start together one may lose the race for the table, which PostgreSQL tells in
            // several ways in spite of IF NOT EXISTS. What counts is that the table is there.
            guard try await isPrepared(database) else { throw error }
        }
    }

    private func isPrepared(_ database: any Database) async throws -> Bool {
        do {
            return try await database.read { try !$0.rows("SELECT COUNT(*) AS number FROM migration").isEmpty }
        } catch StorageError.failed {
            return false
        }
    }

    private func appliedNames(in database: any Database) async throws -> Set<String> {
        do {
            return try await database.read { connection in
                Set(try connection.rows("SELECT name FROM migration").map { try $0("name", as: String.self) })
            }
        } catch StorageError.failed {
            return []  // The table itself is missing: nothing was ever applied.
        }
    }
}
