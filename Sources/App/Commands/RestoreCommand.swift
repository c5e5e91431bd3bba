import Access
import ArgumentParser
import Care
import Foundation
import Storage

/// `xinqiao restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a backup back, into an empty database.",
        discussion: """
            Everything is checked before anything is written, and all of it is written or nothing.
            A backup of SQLite may go into PostgreSQL and the other way round.
            A database that holds rows, or on which somebody works, is left alone unless you say otherwise.
            """)

    @OptionGroup var options: HouseOptions

    @Argument(help: "The folder that `xinqiao backup` has written.")
    var folder: String

    @Flag(help: "Throw away what the database holds now.")
    var replace = false

    @Flag(help: "Restore although somebody is connected to the database.")
    var althoughInUse = false

    func run() async throws {
        let restored = try await Told.orExit { try await restore() }
        try await note(restored)
    }

    private func restore() async throws -> BackupManifest {
        let (began, place, progress) = (ContinuousClock.now, try BackupPlace(options), ProgressLines())
        let backup = try BackupReading(folder: BackupFolder(folder), keys: place.keys)
        try backup.readThrough()
        guard try althoughInUse || !place.isInUse() else { throw BackupFault.inUse }
        let database = try place.openDatabase()
        let done = await outcome {
            try await RestoreBackup(
                backup: backup, database: database, replacing: replace, progress: progress.listener).restore()
        }
        await database.close()
        progress.end()
        try done.get()
        print("restored: the backup of \(backup.manifest.madeAt.inWords)")
        print("  \(backup.manifest.summary) in \(seconds(since: began)) s; every row is as it was kept")
        return backup.manifest
    }

    /// Writes the restore into the audit log, and sets heads aside that are newer than the log is now.
    private func note(_ manifest: BackupManifest) async throws {
        try await options.withHouse { house in
            _ = try await house.office.perform(RecordRestore(backup: manifest.id), as: .system("terminal"))
            let file = AuditHeadFile(folder: house.settings.keys)
            let heads = try await AuditVerification(keys: house.keys, keptHeads: []).heads(in: house.database)
            if let aside = try file.setAside(butFor: heads, at: house.office.now) {
                print("  The audit log had been sealed up to line \(aside.newest), and the backup is older.")
                print("  The heads of the lines that are gone lie in \(aside.path)")
            }
            let finding = try await AuditVerification(keys: house.keys, keptHeads: file.heads()).verify(house.database)
            let state = finding.fault.map { "ALTERED: \($0)" } ?? "intact: \(finding.sealed) lines sealed"
            print("  The audit log is \(state)")
        }
    }
}
