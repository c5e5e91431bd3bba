import ArgumentParser
import Care
import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Vault

/// `xinqiao backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy all data into a folder, beside a running server.",
        discussion: """
            The folder must not be there yet, and gets its name when the backup is complete and was read back.
            Its rows are sealed: without the keys it stays closed. The keys are not in it; keep them elsewhere.
            With --check an existing backup is checked, and nothing is written.
            """)

    @OptionGroup var options: HouseOptions

    @Argument(help: "The folder of this one backup, say /srv/backup/2026-11-22.")
    var folder: String

    @Flag(help: "Check the backup in the folder instead of making one.")
    var check = false

    func run() async throws {
        try await Told.orExit {
            let place = try BackupPlace(options)
            if check { try check(place) } else { try await make(place) }
        }
    }

    private func make(_ place: BackupPlace) async throws {
        guard place.hasDatabase else { throw HouseFault.noDatabase(place.settings.data) }
        let (began, database) = (ContinuousClock.now, try place.openDatabase())
        let progress = ProgressLines()
        let making = MakeBackup(
            database: database, keys: place.keys, keyFolder: place.settings.keys,
            id: String(SecretToken(.bits128, random: .system).stored.prefix(16)), at: House.World().clock(),
            progress: progress.listener)
        let made = await outcome { try await making.make(in: folder) }
        await database.close()
        progress.end()
        let manifest = try made.get()
        print("backup complete: \(folder)")
        print("  \(manifest.summary) in \(seconds(since: began)) s; read back and found equal")
        print("  The keys are not in it. They lie in \(place.settings.keys): keep a copy of that folder elsewhere.")
    }

    private func check(_ place: BackupPlace) throws {
        let backup = try BackupReading(folder: BackupFolder(folder), keys: place.keys)
        try backup.readThrough()
        print("whole: \(backup.manifest.summary), made on \(backup.manifest.madeAt.inWords)")
    }
}

extension BackupManifest {
    var summary: String {
        "\(tables.count) tables, \(rows) rows, \(String(format: "%.1f", Double(bytes) / 1_000_000)) MB"
    }
}

extension Moment {
    /// `2026-03-04 10:05`, in China.
    var inWords: String { "\(day) \(clockText)" }
}

func seconds(since began: ContinuousClock.Instant) -> String {
    String(format: "%.1f", began.duration(to: .now) / .seconds(1))
}
