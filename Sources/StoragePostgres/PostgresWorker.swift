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
        let link = try begin(purpose)
        do {
            let value = try PostgresTransaction(link, purpose).lend(to: body)
            try link.commit()
            return value
        } catch {
            rollback(link)
            throw error
        }
    }

    private func begin(_ purpose: Purpose) throws -> PostgresLink {
        if let link {
            do {
                try link.command(purpose.begin)
                return link
            } catch {
                // It was lost while it was idle. Nothing has run yet, so a new one may take its place unnoticed.
                self.link = nil
            }
        }
        let new = try connected()
        try new.command(purpose.begin)
        link = new
        return new
    }

    private func connected() throws -> PostgresLink {
        if let lastRefusal, lastRefusal.at.duration(to: .now) < Self.pause { throw lastRefusal.error }
        do {
            return try PostgresLink(to: address)
        } catch {
            lastRefusal = (error, .now)
            throw error
        }
    }

    /// A connection that cannot be brought back to a clean state is thrown away.
    private func rollback(_ link: PostgresLink) {
        guard !link.isSpent else {
            self.link = nil
            return
        }
        do {
            try link.command("ROLLBACK")
        } catch {
            self.link = nil
        }
    }
}
