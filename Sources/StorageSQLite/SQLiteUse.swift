import Foundation
import GRDB
import Storage

extension SQLiteDatabase {
    /// Whether another connection, say of a running server, has this file open. False where there is none.
    ///
    /// A file can leave its write-ahead log only when nobody else has it open, and SQLite itself knows that: also of
    /// a program that is not ours, and never of one that was killed.
    public static func isInUse(path: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        var configuration = Configuration()
        configuration.label = "xinqiao"
        configuration.busyMode = .immediateError
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            }
            try queue.close()
            return false
        } catch {
            let told = storageError(error, running: "ask who uses the file", isCompiling: false)
            guard case .busy = told else { throw told }
            return true
        }
    }
}
