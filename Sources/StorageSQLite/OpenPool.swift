import Foundation
import GRDB
import Storage

/// Opens the file with the settings that the promises of `SQLiteDatabase` rest on.
func openPool(path: String, readers: Int, patience: Duration) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.label = "xinqiao"
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(patience / .seconds(1))
    do {
        try createPrivateFile(path)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL when it turns on the write-ahead log, later than any hook of the configuration:
        // an acknowledged write could then be lost with the power. So it is set to FULL afterwards.
        try pool.writeWithoutTransaction { writer in
            try writer.execute(sql: "PRAGMA synchronous = FULL")
            // A list of a city touches more pages than the 2 MB that SQLite keeps by itself; what does not fit is
            // written before its time, and read again. Nothing is taken before it is needed.
            try writer.execute(sql: "PRAGMA cache_size = -16000")
            // Pages that change again and again are copied into the file once in 16 MB of log, not once in 4.
            try writer.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        }
        return pool
    } catch {
        throw storageError(error, running: "open the database file", isCompiling: true)
    }
}

/// SQLite gives its log and index files the permissions of the database file, so this one decides for all.
private func createPrivateFile(_ path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw StorageError.failed(statement: "open the database file", reason: "it cannot be created")
    }
}
