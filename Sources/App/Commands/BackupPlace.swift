import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization
import Vault

/// What a backup or a restore needs of a house, and nothing more: it must work on one that does not open any more.
struct BackupPlace {
    let settings: Settings
    let keys: KeyRing

    init(_ options: HouseOptions) throws {
        settings = try Settings(options.given)
        keys = try KeyRing.open(folder: settings.keys, makingFirst: false)
    }

    var hasDatabase: Bool {
        settings.database != nil || FileManager.default.fileExists(atPath: settings.sqliteFile)
    }

    func openDatabase() throws -> any Database { try House.openDatabase(settings) }

    /// Whether servers, workers or commands work on the database.
    func isInUse() throws -> Bool {
        if let url = settings.database { return try PostgresDatabase.isInUse(url: url) }
        return try SQLiteDatabase.isInUse(path: settings.sqliteFile)
    }
}

/// Says on the error stream how far it is: at most once a second, on one line at a terminal.
final class ProgressLines: Sendable {
    private let said = Mutex<(at: ContinuousClock.Instant, isOpen: Bool)>((.now, false))
    private let isTerminal = isatty(STDERR_FILENO) == 1

    var listener: ProgressListener {
        { [self] progress in
            said.withLock { said in
                guard said.at.duration(to: .now) >= .seconds(1) else { return }
                say("\(progress.percent) %  \(progress.rowsDone) of \(progress.rowsInAll) rows, at \(progress.table)")
                said = (.now, isTerminal)
            }
        }
    }

    /// Ends an open line.
    func end() {
        if said.withLock({ $0.isOpen }) { FileHandle.standardError.write(Data("\n".utf8)) }
    }

    private func say(_ text: String) {
        let line = isTerminal ? "\r\u{1B}[K\(text)" : text + "\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
}

/// What became of some work, so that what was opened for it can be closed before it is told.
func outcome<Value: Sendable>(of work: () async throws -> Value) async -> Result<Value, any Error> {
    do {
        return .success(try await work())
    } catch {
        return .failure(error)
    }
}
