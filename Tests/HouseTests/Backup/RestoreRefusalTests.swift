@testable import App
import Foundation
import HouseKit
import Storage
import Testing

/// A restore leaves alone what it was not told to replace, and a backup what it must not touch.
@Suite struct RestoreRefusalTests {
    private static func fault(_ work: () async throws -> Void) async -> BackupFault? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BackupFault
        }
    }

    @Test(arguments: Engine.available)
    func `a living database is left alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            try await town.backUp()
            let before = try await town.ledger()
            let rows = before.filter { !ownOfEachDatabase.contains($0.key) }.values.joined().count
            #expect(await Self.fault { try await town.restore(into: town.database) } == .living(rows: rows))
            #expect(try await town.ledger() == before)
        }
    }

    @Test(arguments: Engine.available)
    func `told so a restore replaces all that is there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            let before = try await town.ledger()
            try await town.backUp()
            for _ in 1...3 { _ = try await town.raiseAlert(in: TownPlaces.south) }
            #expect(try await town.ledger() != before)
            try await town.restore(into: town.database, replacing: true)
            #expect(try await town.ledger() == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a restore that fails half way leaves everything as it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            try await town.backUp()
            _ = try await town.startSheet(in: TownPlaces.south)
            let before = try await town.ledger()
            let backup = try BackupReading(folder: BackupFolder(town.backupFolder), keys: town.house.keys)
            // The disk fails after the files were checked.
            try FileManager.default.removeItem(atPath: "\(town.backupFolder)/unit.rows")
            await #expect(throws: (any Error).self) {
                try await RestoreBackup(
                    backup: backup, database: town.database, replacing: true, progress: { _ in }
                ).restore()
            }
            #expect(try await town.ledger() == before)
            _ = try await town.startSheet(in: TownPlaces.south)
        }
    }

    @Test(arguments: Engine.available)
    func `references are still kept after a restore`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            try await town.backUp()
            try await town.restore(into: town.database, replacing: true)
            await #expect(throws: StorageError.self) {
                try await town.tamper("INSERT INTO sheet_key (hash, sheet) VALUES ('x', 'no such sheet')")
            }
        }
    }

    @Test func `a database ahead of the backup is left alone`() async throws {
        try await withTown(.sqlite) { town in
            try await town.backUp()
            try await town.tamper("INSERT INTO migration (name) VALUES ('2099-01-01 of a newer version')")
            #expect(
                await Self.fault { try await town.restore(into: town.database, replacing: true) }
                    == .newerDatabase(count: 1, first: "2099-01-01 of a newer version"))
        }
    }

    @Test func `a backup of a newer version is refused by name`() async throws {
        try await withTown(.sqlite) { town in
            try await town.tamper("INSERT INTO migration (name) VALUES ('2099-01-01 of a newer version')")
            try await town.backUp()
            try await withFurtherGround(.sqlite) { ground in
                let database = try ground.open()
                #expect(
                    await Self.fault { try await town.restore(into: database) }
                        == .newerSteps(count: 1, first: "2099-01-01 of a newer version"))
                await database.close()
            }
        }
    }

    @Test func `a backup keeps away from the keys`() async throws {
        try await withTown(.sqlite) { town in
            let keys = town.house.settings.keys
            for folder in [keys, "\(keys)/backup", town.ground.folder, "\(keys)/../keys/b"] {
                let found = await Self.fault { try await town.backUp(into: folder) }
                guard case .nearKeys = found else {
                    Issue.record("\(folder): \(String(describing: found))")
                    continue
                }
            }
        }
    }

    @Test func `a backup does not write over another one and an attempt that fails leaves none`() async throws {
        try await withTown(.sqlite) { town in
            try await town.backUp()
            #expect(
                await Self.fault { try await town.backUp() } == .alreadyThere(folder: town.backupFolder))
            let second = "\(town.ground.folder)/backups/two"
            town.database.become(.away)
            await #expect(throws: StorageError.busy("away")) { try await town.backUp(into: second) }
            town.database.become(.well)
            let left = try FileManager.default.contentsOfDirectory(atPath: "\(town.ground.folder)/backups")
            #expect(left == ["one"])
        }
    }
}
