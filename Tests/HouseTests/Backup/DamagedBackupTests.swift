@testable import App
import Foundation
import HouseKit
import Storage
import Testing
import Vault

/// A backup that is not as it was written is refused before anything is written.
@Suite struct DamagedBackupTests {
    /// A town with a backup, and an empty database to restore into; says afterwards that nothing was put there.
    private static func withBackup(_ body: @Sendable (Town, any Database) async throws -> Void) async throws {
        try await withTown(.sqlite) { town in
            try await town.live()
            try await town.backUp()
            try await withFurtherGround(.sqlite) { ground in
                let database = try ground.open()
                try await body(town, database)
                #expect(try await database.tableNames().isEmpty)
                await database.close()
            }
        }
    }

    private static func fault(_ work: () async throws -> Void) async -> BackupFault? {
        do {
            try await work()
            return nil
        } catch {
            return error as? BackupFault
        }
    }

    private static func files(_ town: Town) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: town.backupFolder).sorted()
    }

    /// Lays hands on a file, has the restore refused, and puts the file back.
    private static func spoiling(
        _ file: String, of town: Town, _ database: any Database, _ spoil: (String, Data) throws -> Void
    ) async throws -> BackupFault? {
        let path = "\(town.backupFolder)/\(file)"
        let content = try #require(FileManager.default.contents(atPath: path))
        try spoil(path, content)
        let found = await fault { try await town.restore(into: database) }
        try content.write(to: URL(fileURLWithPath: path))
        return found
    }

    @Test func `one changed byte in any file is found`() async throws {
        try await Self.withBackup { town, database in
            var changed = 0
            for file in try Self.files(town) {
                let size = try #require(FileManager.default.contents(atPath: "\(town.backupFolder)/\(file)")).count
                for place in Set([0, size / 2, size - 1]) where place >= 0 && place < size {
                    let found = try await Self.spoiling(file, of: town, database) { path, content in
                        var content = content
                        content[place] ^= 1
                        try content.write(to: URL(fileURLWithPath: path))
                    }
                    #expect(found != nil, "\(file) at \(place)")
                    changed += 1
                }
            }
            #expect(changed > 50)
        }
    }

    @Test func `a missing file is found`() async throws {
        try await Self.withBackup { town, database in
            for file in try Self.files(town) {
                let found = try await Self.spoiling(file, of: town, database) { path, _ in
                    try FileManager.default.removeItem(atPath: path)
                }
                #expect(found != nil, "\(file)")
            }
        }
    }

    @Test func `a file cut short is found`() async throws {
        try await Self.withBackup { town, database in
            for file in try Self.files(town) {
                let path = "\(town.backupFolder)/\(file)"
                guard try #require(FileManager.default.contents(atPath: path)).count > 0 else { continue }
                let found = try await Self.spoiling(file, of: town, database) { path, content in
                    try content.dropLast().write(to: URL(fileURLWithPath: path))
                }
                #expect(found != nil, "\(file)")
            }
        }
    }

    @Test func `a file that was added is found`() async throws {
        try await Self.withBackup { town, database in
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(town.backupFolder)/more.rows"))
            #expect(await Self.fault { try await town.restore(into: database) } == .strange(file: "more.rows"))
        }
    }

    @Test func `two files that changed places are found even when the checksums were written anew`() async throws {
        try await Self.withBackup { town, database in
            let (one, other) = ("\(town.backupFolder)/sheet.rows", "\(town.backupFolder)/answer.rows")
            try FileManager.default.moveItem(atPath: one, toPath: one + "x")
            try FileManager.default.moveItem(atPath: other, toPath: one)
            try FileManager.default.moveItem(atPath: one + "x", toPath: other)
            try Self.writeSumsAnew(town)
            #expect(await Self.fault { try await town.restore(into: database) } == .changed(file: "SHA256SUMS"))
        }
    }

    @Test func `a manifest that somebody has written anew is found`() async throws {
        try await Self.withBackup { town, database in
            let path = "\(town.backupFolder)/manifest.json"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacing("\"rows\" : 3", with: "\"rows\" : 2")
                .write(toFile: path, atomically: true, encoding: .utf8)
            try #require(try String(contentsOfFile: path, encoding: .utf8) != text)
            try Self.writeSumsAnew(town)
            #expect(await Self.fault { try await town.restore(into: database) } == .forged)
        }
    }

    @Test func `other keys are told and the right ones named`() async throws {
        try await Self.withBackup { town, database in
            let others = try KeyRing.open(folder: "\(town.ground.folder)/other-keys")
            let found = await Self.fault { try await town.restore(into: database, keys: others) }
            #expect(found == .otherKeys(needed: town.house.keys.fingerprints))
        }
    }

    @Test func `a folder that is no backup is told as such`() async throws {
        try await withTown(.sqlite) { town in
            let found = await Self.fault { try await town.restore(into: town.database) }
            #expect(found == .noBackup(folder: town.backupFolder))
        }
    }

    private static func writeSumsAnew(_ town: Town) throws {
        let lines = try files(town).filter { $0 != "SHA256SUMS" }.map { file in
            "\(try PrivateFile.sha256("\(town.backupFolder)/\(file)"))  \(file)\n"
        }
        try lines.joined().write(
            toFile: "\(town.backupFolder)/SHA256SUMS", atomically: true, encoding: .utf8)
    }
}
