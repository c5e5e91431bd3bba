import Storage

/// One open transaction of a worker's connection.
///
/// It begins on the server together with its first statement, and is kept together with the last ones that nobody
/// waits for: a write of two statements goes there and back twice, and not four times.
final class PostgresTransaction: Connection {
    let dialect = Dialect.postgres

    private let worker: PostgresWorker
    private let purpose: Purpose
    private var hasBegun = false
    private var waiting: [PostgresStatement] = []
    private var failure: StorageError?
    private var isOver = false

    /// So many statements wait at most: what the server says to each has to fit into the line meanwhile.
    private static let mostWaiting = 32

    init(_ worker: PostgresWorker, _ purpose: Purpose) {
        self.worker = worker
        self.purpose = purpose
    }

    func rows(_ statement: SQL) throws -> [Row] {
        try perform(statement).rows()
    }

    func run(_ statement: SQL) throws -> Int {
        try perform(statement).changedRows
    }

    func send(_ statement: SQL) throws {
        try whileSound(statement) { () throws(StorageError) in
            waiting.append(try PostgresStatement(statement))
            if waiting.count == Self.mostWaiting { try ask() }
        }
    }

    /// Runs `body` with this transaction, which cannot be used afterwards, and keeps what it has done.
    /// - Throws: also the failure of a statement that `body` kept silent about.
    func lend<Value>(to body: (any Connection) throws -> Value) throws -> Value {
        defer { isOver = true }
        do {
            let value = try body(self)
            if let failure { throw failure }
            try keep()
            return value
        } catch {
            if hasBegun { worker.rollback() }
            throw error
        }
    }

    private func perform(_ statement: SQL) throws -> PostgresAnswer {
        try whileSound(statement) { () throws(StorageError) in
            waiting.append(try PostgresStatement(statement))
            return try ask()
        }
    }

    private func whileSound<Value>(
        _ statement: SQL, _ body: () throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        guard !isOver else { throw .failed(statement: statement.description, reason: "the transaction is over") }
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }

    /// - Returns: the answer to the last statement that waits.
    @discardableResult
    private func ask() throws(StorageError) -> PostgresAnswer {
        defer { (waiting, hasBegun) = ([], true) }
        return hasBegun ? try worker.ask(waiting, for: purpose) : try worker.begin(purpose, with: waiting)
    }

    private func keep() throws(StorageError) {
        // A beginning is sent again when its connection was lost meanwhile; a commit never, so it is not one of them.
        if !waiting.isEmpty, !hasBegun || purpose == .read { try ask() }
        guard hasBegun else { return }
        switch purpose {
        // Nobody has to know that a read is over.
        case .read: try worker.leave()
        case .write: try worker.commit(after: waiting)
        }
    }
}
