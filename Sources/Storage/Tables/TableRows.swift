/// Whole tables read and written row by row, whatever they hold.
extension Connection {
    package func count(_ table: TableShape) throws -> Int {
        guard let row = try row(SQL(text: "SELECT COUNT(*) AS number FROM \(quoted(table.name))")) else { return 0 }
        return try row("number")
    }

    /// Gives all rows of a table, page by page, in the order of its key; values in the order of its columns.
    /// - Parameters:
    ///   - first: how many rows the first page holds.
    ///   - body: takes a page and says how many rows the next one may hold.
    package func eachPage(
        of table: TableShape, first: Int, _ body: (_ rows: [[SQLValue]]) throws -> Int
    ) throws {
        var size = first
        var last: [SQLValue]?
        while true {
            let page = try rows(table.page(after: last, size: size)).map { table.typed($0.inOrder) }
            guard let end = page.last else { return }
            let next = try body(page)
            guard !table.key.isEmpty, page.count == size else { return }
            last = table.keyPlaces.map { end[$0] }
            size = max(1, next)
        }
    }

    /// - Parameter rows: values in the order of the table's columns.
    package func put(_ rows: [[SQLValue]], into table: TableShape) throws {
        // PostgreSQL takes 65,535 values in a statement and SQLite 32,766. Few rows at a time are as fast.
        let most = max(1, 1_000 / max(1, table.columns.count))
        for start in stride(from: 0, to: rows.count, by: most) {
            try run(table.insert(rows[start..<min(start + most, rows.count)]))
        }
    }

    package func removeAll(from table: TableShape) throws {
        try run(SQL(text: "DELETE FROM \(quoted(table.name))"))
    }

    /// Does `body` with references between rows checked at its end, so that tables may be filled in any order, and
    /// rows of one table may refer to later ones.
    package func lettingReferencesWait(_ body: () throws -> Void) throws {
        switch dialect {
        case .sqlite:
            // Holds until the end of the transaction, whose COMMIT checks.
            _ = try rows("PRAGMA defer_foreign_keys = ON")
            try body()
        case .postgres:
            let references = try rows(
                """
                SELECT CAST(t.relname AS TEXT) AS table_name, CAST(c.conname AS TEXT) AS name
                FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                WHERE c.contype = 'f' AND c.conparentid = 0
                    AND c.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = CURRENT_SCHEMA())
                """)
            for row in references { try run(Self.alter(row, to: "DEFERRABLE INITIALLY DEFERRED")) }
            try body()
            try run("SET CONSTRAINTS ALL IMMEDIATE")
            for row in references { try run(Self.alter(row, to: "NOT DEFERRABLE")) }
        }
    }

    private static func alter(_ reference: Row, to manner: StaticString) throws -> SQL {
        let (table, name): (String, String) = (try reference("table_name"), try reference("name"))
        return SQL(text: "ALTER TABLE \(quoted(table)) ALTER CONSTRAINT \(quoted(name)) \(manner)")
    }
}

extension TableShape {
    fileprivate var keyPlaces: [Int] { key.compactMap { name in columns.firstIndex { $0.name == name } } }

    /// A table without a key comes in one piece: there is nothing to go on from.
    fileprivate func page(after last: [SQLValue]?, size: Int) -> SQL {
        let names = columns.map { quoted($0.name) }.joined(separator: ", ")
        var text = SQL(text: "SELECT \(names) FROM \(quoted(name))")
        guard !key.isEmpty else { return text }
        let order = key.map(quoted).joined(separator: ", ")
        if let last { text = text + SQL(text: "WHERE (\(order)) >") + SQL(values: last) }
        return text + SQL(text: "ORDER BY \(order) LIMIT \(size)")
    }

    fileprivate func insert(_ rows: ArraySlice<[SQLValue]>) -> SQL {
        let names = columns.map { quoted($0.name) }.joined(separator: ", ")
        return SQL(text: "INSERT INTO \(quoted(name)) (\(names)) VALUES") + "\(joined: rows.map(SQL.init(values:)))"
    }

    /// SQLite keeps truth as 0 and 1. Said as truth, a row is the same on both engines.
    fileprivate func typed(_ values: [SQLValue]) -> [SQLValue] {
        zip(columns, values).map { column, value in
            switch (column.kind, value) {
            case (.bool, .integer(0)): .bool(false)
            case (.bool, .integer(1)): .bool(true)
            case (.real, .integer(let number)): .real(Double(number))
            default: value
            }
        }
    }
}

extension SQL {
    /// Names of tables and columns that the database itself has told. Nothing else may come in here.
    fileprivate init(text: String) {
        self.init(pieces: [.text(text)])
    }

    fileprivate init(values: [SQLValue]) {
        let parts = values.enumerated().flatMap { place, value in
            place == 0 ? [Piece.value(value)] : [.text(", "), .value(value)]
        }
        self.init(pieces: [.text("(")] + parts + [.text(")")])
    }
}

private func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
}
