package import Storage

extension PostgresDatabase {
    /// Runs one statement that no transaction may hold, on a connection of its own: what makes databases and takes
    /// them away again. Blocks until it is done. The house itself does neither; its tests do.
    /// - Throws: `StorageError`; `.busy` when PostgreSQL cannot be reached.
    package static func runAlone(_ statement: SQL, url: String) throws {
        let statement = try PostgresStatement(statement)
        let link = try PostgresLink(to: try PostgresAddress(url: url))
        do {
            try link.exchange([statement], for: .write)
        } catch {
            throw error.error
        }
    }
}
