import Storage

/// Brings the rows of a backup into a database, all of them in one transaction or none.
///
/// The backup was checked before: `BackupReading` cannot be had of a damaged one, or with other keys.
struct RestoreBackup: Sendable {
    let backup: BackupReading
    let database: any Database
    /// Whether rows that are there already may go.
    let replacing: Bool
    let progress: ProgressListener

    private var manifest: BackupManifest { backup.manifest }

    /// - Throws: `BackupFault` or `StorageError`; the rows that were there are then as they were.
    func restore() async throws {
        let schema = try schemaOfBackup()
        try await refuseNewerDatabase()
        try await refuseLivingDatabase()
        _ = try await schema.migrate(database)
        try await database.write { connection in
            let tables = try targets(on: connection)
            try connection.lettingReferencesWait {
                for table in try connection.tables() where table.name != "migration" {
                    try connection.removeAll(from: table)
                }
                try fill(tables, on: connection)
            }
            try compare(tables, on: connection)
        }
    }

    /// The schema as it stood when the backup was made; what has come since is applied when the house opens.
    private func schemaOfBackup() throws -> Schema {
        let known = Set(Schema.house.migrations.map(\.name))
        let unknown = manifest.migrations.filter { !known.contains($0) }
        if let first = unknown.first { throw BackupFault.newerSteps(count: unknown.count, first: first) }
        let applied = Set(manifest.migrations)
        return Schema(Schema.house.migrations.filter { applied.contains($0.name) })
    }

    private func refuseNewerDatabase() async throws {
        let applied = try await database.read { connection -> [String] in
            guard try connection.tables().contains(where: { $0.name == "migration" }) else { return [] }
            return try connection.rows("SELECT name FROM migration").map { try $0("name", as: String.self) }
        }
        let ahead = Set(applied).subtracting(manifest.migrations)
        if let first = ahead.min() { throw BackupFault.newerDatabase(count: ahead.count, first: first) }
    }

    private func refuseLivingDatabase() async throws {
        guard !replacing else { return }
        let rows = try await database.read { connection in
            try connection.tables().filter { $0.name != "migration" }.reduce(0) { $0 + (try connection.count($1)) }
        }
        if rows > 0 { throw BackupFault.living(rows: rows) }
    }

    /// The tables of the backup as they are here, with their columns in the order of the backup.
    private func targets(on connection: any Connection) throws -> [TableShape] {
        let there = Dictionary(uniqueKeysWithValues: try connection.tables().map { ($0.name, $0) })
        let here = Set(there.keys).subtracting(["migration"])
        if let extra = here.subtracting(manifest.tables.map(\.table.name)).min() {
            throw BackupFault.otherShape(table: extra)
        }
        return try manifest.tables.map { part in
            guard let table = there[part.table.name], Set(table.columns) == Set(part.table.columns) else {
                throw BackupFault.otherShape(table: part.table.name)
            }
            return part.table
        }
    }

    private func fill(_ tables: [TableShape], on connection: any Connection) throws {
        var done = 0
        for (part, table) in zip(manifest.tables, tables) {
            try backup.eachBlock(of: part) { rows in
                try connection.put(rows, into: table)
                done += rows.count
                progress(BackupProgress(table: table.name, rowsDone: done, rowsInAll: manifest.rows))
            }
        }
    }

    /// Reads back what was written, before it counts.
    private func compare(_ tables: [TableShape], on connection: any Connection) throws {
        for (part, table) in zip(manifest.tables, tables) {
            var sum = RowSum()
            try connection.eachPage(of: table, first: 100) { rows in
                rows.forEach { sum.add(RowCode.bytes(of: $0)) }
                return 1_000
            }
            guard sum.rows == part.rows, sum.text == part.sum else { throw BackupFault.differs(table: table.name) }
        }
    }
}
