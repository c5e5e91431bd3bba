public import Storage

/// Everything that a database holds, row by row as text, with binary values in hexadecimal digits.
extension Database {
    /// - Parameter tables: those to leave out.
    public func ledger(without tables: Set<String> = []) async throws -> [String: [String]] {
        var ledger: [String: [String]] = [:]
        for table in try await self.tableNames() where !tables.contains(table) {
            let text = try await rowText(of: table)
            let rows = try await read { connection in
                try connection.rows(SQL(pieces: [.text("SELECT \(text) AS text FROM \(table) t")]))
                    .map { try $0("text", as: String.self) }
            }
            ledger[table] = rows.sorted()
        }
        return ledger
    }

    public func tableNames() async throws -> [String] {
        let statement: SQL =
            switch dialect {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            case .postgres: "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = CURRENT_SCHEMA()"
            }
        return try await read { try $0.rows(statement).map { try $0("name", as: String.self) } }
    }

    private func rowText(of table: String) async throws -> String {
        guard dialect == .sqlite else { return "CAST(t AS TEXT)" }
        let columns = try await read { connection in
            try connection.rows("SELECT name FROM pragma_table_info(\(table)) ORDER BY cid")
                .map { try $0("name", as: String.self) }
        }
        return columns.map { "quote(t.\($0))" }.joined(separator: " || ',' || ")
    }
}

extension Town {
    public func ledger(without tables: Set<String> = []) async throws -> [String: [String]] {
        try await database.ledger(without: tables)
    }

    /// Whether any row of any table holds these bytes in the open.
    public func holdsInTheOpen(_ text: String) async throws -> Bool {
        let digits = text.utf8.map { byte in String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16) }.joined()
        let rows = try await ledger().values.joined()
        return rows.contains { $0.contains(text) || $0.lowercased().contains(digits) }
    }

    public func tables() async throws -> [String] { try await database.tableNames() }
}
