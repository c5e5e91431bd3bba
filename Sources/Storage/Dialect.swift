/// The two languages of SQL that one text is rendered for.
public enum Dialect: Sendable, CaseIterable {
    case sqlite
    case postgres

    func placeholder(_ number: Int) -> String {
        switch self {
        case .sqlite: "?"
        case .postgres: "$\(number)"
        }
    }
}

/// The true differences between the two databases, each with a name and a test.
public enum DialectHole: Sendable, Equatable, CaseIterable {
    /// Sorts and compares a text column byte by byte, so that a prefix is a range: `COLLATE "C"`.
    case binaryCollation
    /// Takes rows that no other worker has taken. SQLite has one writer and needs no word for it.
    case skipLocked
    /// Binary data: `BLOB` or `BYTEA`.
    case bytes
    /// Locks a read row until the end of the transaction, so that who reads it next sees the change.
    case forUpdate
    /// Before the name of a table, and perhaps some of its columns on the same line: has the database look at it anew,
    /// and plan for what is in it now. PostgreSQL does so by itself once a minute, and the list of a city is written
    /// sooner; SQLite goes by its indexes.
    case lookAnew

    func text(in dialect: Dialect) -> String {
        switch (self, dialect) {
        case (.binaryCollation, .sqlite): "COLLATE BINARY"
        case (.binaryCollation, .postgres): "COLLATE \"C\""
        case (.skipLocked, .sqlite): ""
        case (.skipLocked, .postgres): "FOR UPDATE SKIP LOCKED"
        case (.bytes, .sqlite): "BLOB"
        case (.bytes, .postgres): "BYTEA"
        case (.forUpdate, .sqlite): ""
        case (.forUpdate, .postgres): "FOR UPDATE"
        case (.lookAnew, .sqlite): "SELECT 1 WHERE FALSE --"
        case (.lookAnew, .postgres): "ANALYZE"
        }
    }
}
