import Storage

/// One open transaction of a worker's connection.
final class PostgresTransaction: Connection {
    let dialect = Dialect.postgres

    private let link: PostgresLink
    private let purpose: Purpose
    private var failure: StorageError?
    private var isOver = false

    init(_ link: PostgresLink, _ purpose: Purpose) {
        self.link = link
        self.purpose = purpose
    }

    func rows(_ statement: SQL) throws -> [Row] {
        try perform(statement).rows()
    }

    func run(_ statement: SQL) throws -> Int {
        try perform(statement).changedRows
    }

    /// Runs `body` with this transaction, which cannot be used afterwards.
    /// - Throws: also the failure of a statement that `body` kept silent about.
    func lend<Value>(to body: (any Connection) throws -> Value) throws -> Value {
        defer { isOver = true }
        let value = try body(self)
        if let failure { throw failure }
        return value
    }

    private func perform(_ statement: SQL) throws -> PostgresAnswer {
        let (text, values) = statement.rendered(for: dialect)
        guard !isOver else { throw StorageError.failed(statement: text, reason: "the transaction is over") }
        if let failure { throw failure }
        do {
            return try link.execute(text, values, for: purpose)
        } catch {
            failure = error
            throw error
        }
    }
}
