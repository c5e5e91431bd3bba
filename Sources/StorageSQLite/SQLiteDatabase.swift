import Foundation
import GRDB
public import Storage

/// Data in one SQLite file: a write-ahead log, foreign keys on, every commit on the disk before it is acknowledged.
///
/// One thread writes, in groups (`GroupCommit`); a few threads read, each seeing the last acknowledged state.
public final class SQLiteDatabase: Storage.Database {
    public let dialect = Dialect.sqlite

    private let pool: DatabasePool
    private let writes: WaitingLine<WaitingWrite>
    private let reads: WaitingLine<@Sendable () -> Void>
    private let writer: WorkerThreads
    private let readers: WorkerThreads
    private let folderToRemove: URL?

    /// At most so many operations wait; beyond that they fail with `StorageError.busy`.
    private static let longestLine = 20_000
    /// At most so many writes share a commit, so that the first of them need not wait long for the last.
    private static let largestGroup = 256

    /// Opens the file, or creates it readable for its owner only.
    /// - Parameters:
    ///   - readers: how many reads may run at the same time.
    ///   - patience: how long another process, say a command beside the server, may hold the file before a write
    ///     fails with `StorageError.busy`.
    /// - Throws: `StorageError.failed` when the file cannot be opened.
    public convenience init(path: String, readers: Int = 4, patience: Duration = .seconds(5)) throws {
        let pool = try openPool(path: path, readers: readers, patience: patience)
        self.init(pool: pool, readers: readers, folderToRemove: nil)
    }

    /// An empty database in a new temporary folder that goes away when it is closed: for tests.
    /// - Throws: an error of the file system, or `StorageError.failed`.
    public static func temporary() throws -> SQLiteDatabase {
        let folder = FileManager.default.temporaryDirectory.appending(path: "xinqiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "data.sqlite").path
        let pool = try openPool(path: path, readers: 2, patience: .seconds(5))
        return SQLiteDatabase(pool: pool, readers: 2, folderToRemove: folder)
    }

    private init(pool: DatabasePool, readers count: Int, folderToRemove: URL?) {
        let writes = WaitingLine<WaitingWrite>(limit: Self.longestLine)
        let reads = WaitingLine<@Sendable () -> Void>(limit: Self.longestLine)
        writer = WorkerThreads(named: "sqlite writer", count: 1) {
            while case let group = writes.take(upTo: Self.largestGroup), !group.isEmpty {
                GroupCommit(pool: pool).commit(group)
            }
        }
        readers = WorkerThreads(named: "sqlite reader", count: count) {
            while let read = reads.take(upTo: 1).first { read() }
        }
        self.pool = pool
        self.writes = writes
        self.reads = reads
        self.folderToRemove = folderToRemove
    }

    deinit {
        letGo()
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try reads.add { [pool] in
                    continuation.resume(with: Result { try snapshot(of: pool, body) })
                }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let write = WaitingWrite { connection in
                let value = try body(connection)
                return { continuation.resume(returning: value) }
            } fail: { error in
                continuation.resume(throwing: error)
            }
            do {
                try writes.add(write)
            } catch {
                write.fail(error)
            }
        }
    }

    /// How many writers wait for their turn now.
    package var writersWaiting: Int { writes.count }

    /// Finishes what waits, and closes the file. Later calls fail with `StorageError.busy`.
    public func close() async {
        writes.close()
        reads.close()
        await writer.ended()
        await readers.ended()
        do {
            try pool.close()
        } catch {
            assertionFailure("a statement is still in use: \(error)")
        }
        letGo()
    }

    private func letGo() {
        writes.close()
        reads.close()
        if let folderToRemove { try? FileManager.default.removeItem(at: folderToRemove) }
    }
}
