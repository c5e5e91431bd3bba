public import Storage

/// Data in PostgreSQL, over a few blocking connections that each belong to one thread.
///
/// A connection is made when it is first needed and made again when it broke, so that the database may be down
/// when this one is created, go away and come back: meanwhile operations fail with `StorageError.busy`.
public final class PostgresDatabase: Database {
    public let dialect = Dialect.postgres

    private let line: WaitingLine<@Sendable (PostgresWorker) -> Void>
    private let threads: WorkerThreads

    /// At most so many operations wait; beyond that they fail with `StorageError.busy`.
    private static let longestLine = 20_000

    /// - Parameters:
    ///   - url: as libpq reads it, `postgresql://user@host/database?…`, with several hosts if there are several.
    ///     Each server needs sessions of its own: no pooler that hands out single transactions.
    ///   - connections: how many operations may run at the same time.
    /// - Throws: `StorageError.failed` when the URL cannot be read. It does not connect yet.
    public init(url: String, connections: Int = 8) throws {
        let address = try PostgresAddress(url: url)
        let line = WaitingLine<@Sendable (PostgresWorker) -> Void>(limit: Self.longestLine)
        threads = WorkerThreads(named: "postgres", count: connections) {
            let worker = PostgresWorker(address: address)
            while let operation = line.take(upTo: 1).first { operation(worker) }
        }
        self.line = line
    }

    deinit {
        line.close()
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await perform(.read, body)
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await perform(.write, body)
    }

    /// Finishes what waits, and closes the connections. Later calls fail with `StorageError.busy`.
    public func close() async {
        line.close()
        await threads.ended()
    }

    private func perform<Value: Sendable>(
        _ purpose: Purpose, _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try line.add { worker in
                    continuation.resume(with: Result { try worker.perform(purpose, body) })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
