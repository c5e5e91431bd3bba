import Access
@testable import App
import Care
import Foundation
import HouseKit
import Storage
import Synchronization
import Testing

/// A backup is worth what comes back of it.
@Suite struct RehearsalTests {
    @Test(arguments: Engine.available)
    func `every row of every table comes back as it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            let before = try await town.ledger()
            let manifest = try await town.backUp()
            #expect(manifest.tables.filter { $0.rows > 0 }.count > 15)
            try await withFurtherGround(engine) { ground in
                let database = try ground.open()
                try await town.restore(into: database)
                let after = try await database.ledger()
                #expect(Set(after.keys) == Set(before.keys))
                for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
                await database.close()
            }
        }
    }

    @Test(arguments: Engine.available, Engine.available)
    func `a backup of one engine comes back on the other`(_ engine: Engine, _ other: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            let manifest = try await town.backUp()
            try await withFurtherGround(other) { ground in
                let database = UnreliableDatabase(try ground.open())
                try await town.restore(into: database)
                let again = try await MakeBackup(
                    database: database, keys: town.house.keys, keyFolder: town.house.settings.keys, id: "two",
                    at: town.clock.now, progress: { _ in }
                ).make(in: "\(ground.folder)/two")
                #expect(again.tables.map(\.sum) == manifest.tables.map(\.sum))
                #expect(again.tables.map(\.rows) == manifest.tables.map(\.rows))
                await database.close()
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the house opens over what came back and its log is whole`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            try await town.backUp()
            try await withFurtherGround(engine) { ground in
                let database = UnreliableDatabase(try ground.open())
                try await town.restore(into: database)
                try FileManager.default.copyItem(atPath: town.house.settings.keys, toPath: "\(ground.folder)/keys")
                let house = try await Town.house(on: ground, database, town.clock, isDemo: false)
                try await house.office.perform(RecordRestore(backup: "one"), as: .system("terminal"))
                try await house.office.perform(SealAudit(), as: .system("test"))
                let finding = try await AuditVerification(keys: house.keys, keptHeads: []).verify(database)
                #expect(finding.fault == nil)
                let told = try await database.read {
                    try $0.rows("SELECT subject FROM audit_line WHERE use_case = 'RecordRestore'")
                }
                #expect(try told.map { try $0("subject", as: String.self) } == ["one"])
                await database.close()
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a backup beside a working house holds one moment of it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.live()
            let isOver = Mutex(false)
            async let written = Self.write(in: town) { isOver.withLock { $0 } }
            let made = await outcome { try await town.backUp() }
            isOver.withLock { $0 = true }
            _ = try made.get()
            #expect(try await written > 0)
            try await withFurtherGround(engine) { ground in
                let database = try ground.open()
                try await town.restore(into: database)
                // Sheet, key and audit line are written in one transaction: none may be there without the others.
                let counts = try await database.read { connection in
                    try connection.row(
                        """
                        SELECT (SELECT COUNT(*) FROM sheet) AS sheets, (SELECT COUNT(*) FROM sheet_key) AS keys,
                            (SELECT COUNT(*) FROM audit_line WHERE use_case = 'StartSheet') AS lines
                        """)
                }
                let found = try #require(counts)
                let sheets: Int = try found("sheets")
                #expect(try found("keys", as: Int.self) == sheets)
                #expect(try found("lines", as: Int.self) == sheets)
                await database.close()
            }
        }
    }

    private static func write(in town: Town, until isOver: @Sendable () -> Bool) async throws -> Int {
        var written = 0
        repeat {
            _ = try await town.startSheet(in: TownPlaces.north)
            written += 1
        } while !isOver()
        return written
    }

    @Test func `the files of a backup are for their owner only and hold no word in the open`() async throws {
        try await withTown(.sqlite) { town in
            try await town.live()
            try await town.backUp()
            let files = FileManager.default
            let names = try files.contentsOfDirectory(atPath: town.backupFolder)
            #expect(names.count > 20)
            for name in names {
                let path = "\(town.backupFolder)/\(name)"
                #expect(try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
                let content = String(decoding: try #require(files.contents(atPath: path)), as: UTF8.self)
                #expect(!content.contains(Townsperson.northLead.displayName) && !content.contains("phq-9"), "\(name)")
            }
            #expect(try files.attributesOfItem(atPath: town.backupFolder)[.posixPermissions] as? Int == 0o700)
        }
    }
}
