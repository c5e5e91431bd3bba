import Storage

/// What a transaction is for.
enum Purpose {
    case read, write

    /// A read sees one moment of the data through all its statements, as in SQLite.
    var begin: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        }
    }

    var beginning: PostgresStatement { PostgresStatement(begin) }
}

/// Runs transactions one after the other on a connection of its own. It never leaves the thread that made it.
final class PostgresWorker {
    private let address: PostgresAddress
    private var link: PostgresLink?
    private var lastRefusal: (error: StorageError, at: ContinuousClock.Instant)?

    /// How long a failed connection stands for the next ones: a server that does not answer at all would
    /// otherwise hold every waiting operation for the whole connection timeout.
    private static let pause = Duration.milliseconds(250)

    init(address: PostgresAddress) {
        self.address = address
    }

    /// - Throws: what `body` throws, or `StorageError`; `.busy` when the connection is or gets lost.
    func perform<Value>(_ purpose: Purpose, _ body: (any Connection) throws -> Value) throws -> Value {
        try PostgresTransaction(self, purpose).lend(to: body)
    }

    /// Begins a transaction together with its first statements.
    /// - Returns: the answer to the last one.
    func begin(
        _ purpose: Purpose, with statements: [PostgresStatement]
    ) throws(StorageError) -> PostgresAnswer {
        let batch = [purpose.beginning] + statements
        if let link {
            do {
                return try link.exchange(batch, for: purpose)
            } catch where error.done > 0 {
                throw error.error
            } catch {
                // It was lost while it was idle. Nobody has been told anything yet, and nothing is kept without a
                // commit, so a new one may take its place unnoticed.
                self.link = nil
            }
        }
        link = try connected()
        return try ask(batch, for: purpose)
    }

    /// - Returns: the answer to the last statement.
    func ask(_ statements: [PostgresStatement], for purpose: Purpose) throws(StorageError) -> PostgresAnswer {
        guard let link else { throw .busy("the connection to PostgreSQL was lost") }
        do {
            return try link.exchange(statements, for: purpose)
        } catch {
            throw error.error
        }
    }

    /// - Throws: `StorageError`; after `.busy` it may be that the data was kept all the same.
    func commit(after statements: [PostgresStatement]) throws(StorageError) {
        let answer: PostgresAnswer
        do {
            answer = try ask(statements + [.commit], for: .write)
        } catch .busy where link?.isSpent != false {
            throw .busy("the connection was lost during the commit: whether it was kept is not known")
        }
        // The server answers ROLLBACK, without an error, when a statement of the transaction had failed.
        guard answer.tag == "COMMIT" else { throw .failed(statement: "COMMIT", reason: answer.tag) }
    }

    /// Ends a read without waiting for the answer.
    func leave() throws(StorageError) {
        do {
            try link?.leave([.commit])
        } catch {
            throw error.error
        }
    }

    /// A connection that cannot be brought back to a clean state is thrown away.
    func rollback() {
        guard let link else { return }
        do {
            if !link.isSpent { try link.exchange([.rollback], for: .read) }
        } catch {
            self.link = nil
        }
        if link.isSpent { self.link = nil }
    }

    private func connected() throws(StorageError) -> PostgresLink {
        if let lastRefusal, lastRefusal.at.duration(to: .now) < Self.pause { throw lastRefusal.error }
        do {
            return try PostgresLink(to: address)
        } catch {
            lastRefusal = (error, .now)
            throw error
        }
    }
}
