import Access
@testable import App
import Care
import Foundation
import HouseKit
import Storage
import Synchronization
import Vault
import Warnings

/// Backing up and bringing back, in one line.
extension Town {
    var backupFolder: String { "\(ground.folder)/backups/one" }

    /// - Parameter keys: other keys than the house's own.
    @discardableResult
    func backUp(
        into folder: String? = nil, keys: KeyRing? = nil, progress: @escaping ProgressListener = { _ in }
    ) async throws -> BackupManifest {
        try await MakeBackup(
            database: database, keys: keys ?? house.keys, keyFolder: house.settings.keys, id: "one", at: clock.now,
            progress: progress
        ).make(in: folder ?? backupFolder)
    }

    func restore(into database: any Database, replacing: Bool = false, keys: KeyRing? = nil) async throws {
        let backup = try BackupReading(folder: BackupFolder(backupFolder), keys: keys ?? house.keys)
        try await RestoreBackup(backup: backup, database: database, replacing: replacing, progress: { _ in }).restore()
    }

    /// Some of everything: answers, an alert with sealed notes, an unfinished sheet, and a row that refers to a later
    /// one of its own table.
    func live() async throws {
        for place in [TownPlaces.north, TownPlaces.south] { _ = try await raiseAlert(in: place) }
        let alert = try await raiseAlert(in: TownPlaces.north).alert
        try await perform(AcknowledgeAlert(alert: alert), as: .northLead)
        let note = Private("心里话 “quoted” \u{1F33F}")
        try await perform(NoteOnAlert(alert: alert, note: note, request: "one"), as: .northLead)
        _ = try await startSheet(in: nil)
        try await performBySystem(SealAudit())
        try await tamper(
            """
            UPDATE unit SET parent = (SELECT MAX(u.code) FROM unit u)
            WHERE code = (SELECT MIN(u.code) FROM unit u)
            """)
    }
}

/// What a database is not worth telling: a table that both sides make for themselves.
let ownOfEachDatabase: Set = ["migration"]
