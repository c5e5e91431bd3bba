import Foundation
import Storage
import StorageSQLite
import Testing

extension StorageTests {
    @Suite struct SQLite {
        @Test func `an acknowledged write is on the disk`() async throws {
            try await withDatabase(.sqlite) { database in
                let settings = try await database.write { connection in
                    [
                        try connection.row("PRAGMA synchronous").map { try $0("synchronous", as: Int.self) },
                        try connection.row("PRAGMA foreign_keys").map { try $0("foreign_keys", as: Int.self) },
                    ]
                }
                #expect(settings == [2, 1])
                let mode = try await database.rows("PRAGMA journal_mode").first.map {
                    try $0("journal_mode", as: String.self)
                }
                #expect(mode == "wal")
            }
        }

        @Test func `only its owner may read the file`() async throws {
            try await withPlace(.sqlite) { place in
                guard case .file(let file) = place else { throw Refusal() }
                let database = try place.open()
                try await database.run("CREATE TABLE thing (id BIGINT)")
                for path in [file.path, file.path + "-wal"] {
                    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                    #expect(permissions == 0o600, "\(path)")
                }
                await database.close()
            }
        }

        @Test func `writers that wait together share a commit`() async throws {
            try await withPlace(.sqlite) { place in
                guard case .file(let file) = place else { throw Refusal() }
                let log = file.path + "-wal"
                let database = try place.open()
                try await database.run("CREATE TABLE thing (id BIGINT)")
                let before = try Self.size(of: log)
                let (line, holding) = (try #require(database as? SQLiteDatabase), Gate())
                try await withThrowingTaskGroup(of: Void.self) { group in
                    // The first holds the writer until the others stand in the line.
                    group.addTask {
                        try await database.write { _ in
                            holding.open()
                            while line.writersWaiting < 200 { Thread.sleep(forTimeInterval: 0.001) }
                        }
                    }
                    await holding.opened()
                    for id in 1...200 {
                        group.addTask { try await database.run("INSERT INTO thing VALUES (\(id))") }
                    }
                    try await group.waitForAll()
                }
                // A commit of its own costs each write a page of 4,096 bytes with its header of 24 in the log.
                let pages = (try Self.size(of: log) - before) / 4_120
                #expect(pages < 50)
                await database.close()
            }
        }

        static func size(of path: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return try #require(attributes[.size] as? Int)
        }

        @Test func `when space runs out, exactly what was acknowledged is there`() async throws {
            try await withDatabase(.sqlite) { database in
                try await database.run("CREATE TABLE paper (id BIGINT PRIMARY KEY, bytes \(.bytes))")
                _ = try await database.write { try $0.rows("PRAGMA max_page_count = 60") }
                // Kept before the storm: how the rest falls into groups, and so how many are kept, is chance.
                try await database.run("INSERT INTO paper VALUES (0, \([UInt8](repeating: 7, count: 2_000)))")
                let acknowledged = await withTaskGroup(of: Int?.self) { group in
                    for id in 1...60 {
                        group.addTask {
                            let size = id.isMultiple(of: 10) ? 400_000 : 2_000
                            do {
                                try await database.run(
                                    "INSERT INTO paper VALUES (\(id), \([UInt8](repeating: 7, count: size)))")
                                return id
                            } catch {
                                #expect(error as? StorageError == .full)
                                return nil
                            }
                        }
                    }
                    return await group.reduce(into: Set<Int>()) { ids, id in if let id { ids.insert(id) } }
                }
                let kept = try await database.rows("SELECT id FROM paper").map { try $0("id", as: Int.self) }
                #expect(Set(kept) == acknowledged.union([0]))
                #expect(acknowledged.count < 60)
            }
        }

        @Test func `a second process that holds the file makes a write busy, not wrong`() async throws {
            try await withPlace(.sqlite) { place in
                guard case .file(let file) = place else { throw Refusal() }
                let first = try place.open()
                let second = try SQLiteDatabase(path: file.path, patience: .milliseconds(100))
                try await first.run("CREATE TABLE thing (id BIGINT)")
                let held = Gate()
                let tried = Gate()
                async let holding: Void = first.write { connection in
                    held.open()
                    tried.wait()
                    try connection.run("INSERT INTO thing VALUES (1)")
                }
                await held.opened()
                let refusal = await error { try await second.run("INSERT INTO thing VALUES (2)") }
                tried.open()
                try await holding
                guard case .busy? = refusal else { throw Refusal() }
                #expect(try await second.number("SELECT COUNT(*) AS number FROM thing") == 1)
                await first.close()
                await second.close()
            }
        }

        @Test func `a temporary database goes away with its folder`() async throws {
            let database = try SQLiteDatabase.temporary()
            let main = try #require(try await database.rows("PRAGMA database_list").first)
            let path: String = try main("file")
            #expect(FileManager.default.fileExists(atPath: path))
            await database.close()
            #expect(!FileManager.default.fileExists(atPath: path))
        }

        @Test func `a file that is no database is refused at once`() async throws {
            try await withPlace(.sqlite) { place in
                guard case .file(let file) = place else { throw Refusal() }
                try Data(repeating: 0x41, count: 4096).write(to: file)
                #expect(throws: StorageError.self) { try place.open() }
            }
        }
    }
}
