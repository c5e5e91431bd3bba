import GRDB
import Storage

/// One transaction, or one writer's part of a group's transaction.
final class SQLiteConnection: Storage.Connection {
    let dialect = Dialect.sqlite
    /// The first statement that failed. Nothing can be done or kept after it; see `Storage.Connection`.
    private(set) var failure: StorageError?

    /// A statement with more values holds a list, and the next list has another length: kept for each of them, prepared
    /// statements would fill the memory of every connection, and hardly one would be used again.
    private static let mostKeptValues = 200

    private let database: GRDB.Database
    private var isOver = false

    init(_ database: GRDB.Database) {
        self.database = database
    }

    func rows(_ statement: Storage.SQL) throws -> [Storage.Row] {
        try perform(statement) { prepared, arguments in
            let columns = Storage.Row.Columns(prepared.columnNames)
            var rows: [Storage.Row] = []
            let cursor = try GRDB.Row.fetchCursor(prepared, arguments: arguments)
            while let row = try cursor.next() {
                rows.append(Storage.Row(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
            return rows
        }
    }

    func run(_ statement: Storage.SQL) throws -> Int {
        try perform(statement) { prepared, arguments in
            let before = database.totalChangesCount
            try prepared.execute(arguments: arguments)
            // `changesCount` is left over from an earlier statement when this one changed nothing or no rows at all.
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    /// Runs `body` with this connection, which cannot be used afterwards.
    /// - Throws: also the failure of a statement that `body` kept silent about.
    func lend<Value>(to body: (any Storage.Connection) throws -> Value) throws -> Value {
        defer { isOver = true }
        let value = try body(self)
        if let failure { throw failure }
        return value
    }

    private func perform<Result>(
        _ statement: Storage.SQL, _ work: (Statement, StatementArguments) throws -> Result
    ) throws -> Result {
        let (text, values) = statement.rendered(for: dialect)
        guard !isOver else { throw StorageError.failed(statement: text, reason: "the transaction is over") }
        if let failure { throw failure }
        var isCompiling = true
        do {
            // As a list of existentials: GRDB reads a list of one type through a key path, at ten times the price.
            let bound: [(any DatabaseValueConvertible)?] = try values.map { try databaseValue($0, in: text) }
            let arguments = StatementArguments(bound)
            let isShort = values.count <= Self.mostKeptValues
            let prepared = try isShort ? database.cachedStatement(sql: text) : database.makeStatement(sql: text)
            isCompiling = false
            return try work(prepared, arguments)
        } catch {
            let failure = storageError(error, running: text, isCompiling: isCompiling)
            self.failure = failure
            throw failure
        }
    }
}

/// Runs `body` in a read transaction, which sees one moment of the data.
func snapshot<Value>(
    of pool: DatabasePool, _ body: (any Storage.Connection) throws -> Value
) throws -> Value {
    do {
        return try pool.read { try SQLiteConnection($0).lend(to: body) }
    } catch let error as DatabaseError {
        throw storageError(error, running: "BEGIN", isCompiling: false)
    }
}
