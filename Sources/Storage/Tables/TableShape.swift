/// A table as the database itself tells of it. A backup goes by this, so that no table can be forgotten in a list.
package struct TableShape: Sendable, Equatable, Codable {
    package let name: String
    package let columns: [Column]
    /// The columns of the primary key in their order; a table without one is read in one piece.
    package let key: [String]

    /// What a column holds. The same name and kind on both engines.
    package struct Column: Sendable, Hashable, Codable {
        package let name: String
        package let kind: Kind
    }

    package enum Kind: String, Sendable, Codable {
        case text, integer, real, bool, bytes
    }
}

extension Connection {
    /// All tables of this database, or of this connection's schema, by name.
    /// - Throws: `StorageError`; `.failed` for a column of a type that no migration of ours makes.
    package func tables() throws -> [TableShape] {
        var names: [String] = []
        var columns: [String: [TableShape.Column]] = [:]
        var keys: [String: [(place: Int, name: String)]] = [:]
        for row in try rows(TableShape.everyColumn(in: dialect)) {
            let (table, name): (String, String) = (try row("table_name"), try row("column_name"))
            if columns[table] == nil { names.append(table) }
            columns[table, default: []].append(.init(name: name, kind: try TableShape.Kind(typeName: row("type_name"))))
            let place: Int = try row("key_place")
            if place > 0 { keys[table, default: []].append((place, name)) }
        }
        return names.sorted().map { name in
            let key = (keys[name] ?? []).sorted { $0.place < $1.place }.map(\.name)
            return TableShape(name: name, columns: columns[name] ?? [], key: key)
        }
    }
}

extension TableShape {
    /// The databases describe themselves in tables of their own: here no common text is to be had.
    fileprivate static func everyColumn(in dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite:
            """
            SELECT t.name AS table_name, c.name AS column_name, c.type AS type_name, c.pk AS key_place
            FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'
            ORDER BY t.name, c.cid
            """
        case .postgres:
            """
            SELECT CAST(t.relname AS TEXT) AS table_name, CAST(c.attname AS TEXT) AS column_name,
                CAST(format_type(c.atttypid, NULL) AS TEXT) AS type_name,
                CAST(COALESCE(array_position(CAST(k.indkey AS SMALLINT[]), c.attnum) + 1, 0) AS BIGINT) AS key_place
            FROM pg_class t
            JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
            LEFT JOIN pg_index k ON k.indrelid = t.oid AND k.indisprimary
            WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition
                AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = CURRENT_SCHEMA())
            ORDER BY t.relname, c.attnum
            """
        }
    }
}

extension TableShape.Kind {
    fileprivate init(typeName: String) throws {
        switch typeName.lowercased() {
        case "text": self = .text
        case "bigint": self = .integer
        case "double precision": self = .real
        case "boolean": self = .bool
        case "blob", "bytea": self = .bytes
        default: throw StorageError.failed(statement: "read the tables", reason: "a column of type \(typeName)")
        }
    }
}
