/// An open transaction. It ends when the closure that received it returns, and must not be kept.
///
/// A statement that fails ends it as well: whatever the closure does then, nothing is kept and the caller gets an
/// error. PostgreSQL knows no other way, and both databases shall behave alike. `ON CONFLICT` avoids the failure.
public protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement and collects its rows.
    /// - Throws: `StorageError`.
    func rows(_ statement: SQL) throws -> [Row]

    /// Runs a statement.
    /// - Returns: how many rows it changed.
    /// - Throws: `StorageError`.
    @discardableResult
    func run(_ statement: SQL) throws -> Int

    /// Runs a statement whose answer nobody looks at. It may be on its way until the next one, or until the end.
    /// - Throws: `StorageError`; the next call or the end of the transaction may be what throws it.
    func send(_ statement: SQL) throws
}

/// A place where data is kept. Closures are synchronous and run off the cooperative thread pool.
public protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` in a read-only transaction that sees one moment of the data; a statement that writes fails.
    /// - Throws: `StorageError`, or whatever `body` throws.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Runs `body` in a transaction and returns after it is durable. If `body` throws, nothing is kept.
    ///
    /// Writers that wait together may share one commit, each in its own savepoint. Cancelling the caller's task
    /// does not cancel the write.
    /// - Throws: `StorageError`, or whatever `body` throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Ends all connections after the work in hand. Later calls fail.
    func close() async
}

extension Connection {
    /// Where there is no way to go, as in SQLite, nothing is gained by waiting.
    public func send(_ statement: SQL) throws { try run(statement) }

    /// The first row, if there is one.
    public func row(_ statement: SQL) throws -> Row? {
        try rows(statement).first
    }
}
