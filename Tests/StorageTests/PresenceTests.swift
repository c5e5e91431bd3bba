import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

extension StorageTests {
    /// Whoever must be alone with the data can see whether somebody is there.
    @Suite struct PresenceTests {
        private static func isInUse(_ place: Place) throws -> Bool {
            switch place {
            case .file(let file): try SQLiteDatabase.isInUse(path: file.path)
            case .schema(let url): try PostgresDatabase.isInUse(url: url)
            }
        }

        @Test(arguments: Engine.available)
        func `a database is in use as long as somebody has it open`(_ engine: Engine) async throws {
            try await withPlace(engine) { place in
                #expect(try !Self.isInUse(place))
                let database = try place.open()
                try await database.run("CREATE TABLE thing (name TEXT PRIMARY KEY)")
                #expect(try Self.isInUse(place))
                try await database.run("INSERT INTO thing (name) VALUES ('still here')")
                #expect(try Self.isInUse(place))
                await database.close()
                #expect(try await eventually { try !Self.isInUse(place) })
                let again = try place.open()
                #expect(try await again.number("SELECT COUNT(*) AS number FROM thing") == 1)
                await again.close()
            }
        }

        /// The server notices later that a connection has gone, on a busy machine much later.
        private func eventually(_ isSo: () throws -> Bool) async throws -> Bool {
            for _ in 1...600 {
                if try isSo() { return true }
                try await Task.sleep(for: .milliseconds(100))
            }
            return false
        }
    }

    @Suite struct TableTests {
        @Test(arguments: Engine.available)
        func `tables tell their columns and keys and rows come page by page in typed values`(
            _ engine: Engine
        ) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    """
                    CREATE TABLE thing (number BIGINT, name TEXT NOT NULL, size DOUBLE PRECISION, good BOOLEAN NOT NULL,
                        photo \(DialectHole.bytes), next TEXT REFERENCES thing (name), PRIMARY KEY (name))
                    """,
                    "CREATE TABLE pair (one BIGINT, two TEXT, PRIMARY KEY (two, one))",
                    "CREATE TABLE heap (number BIGINT NOT NULL)", "INSERT INTO heap (number) VALUES (1), (2), (3)")
                let rows: [[SQLValue]] = (0..<25).map { place in
                    [
                        .integer(.max), .text("名 \(place)"), .real(3), .bool(place % 2 == 0), .bytes([0, 255]),
                        .text("名 \(24 - place)"),
                    ]
                }
                try await database.write { connection in
                    let tables = try connection.tables()
                    #expect(tables.map(\.name) == ["heap", "pair", "thing"])
                    #expect(tables.map(\.key) == [[], ["two", "one"], ["name"]])
                    let thing = tables[2]
                    #expect(thing.columns.map(\.kind) == [.integer, .text, .real, .bool, .bytes, .text])
                    try connection.lettingReferencesWait { try connection.put(rows, into: thing) }
                    var read: [[SQLValue]] = []
                    try connection.eachPage(of: thing, first: 2) { page in
                        read += page
                        return 4
                    }
                    #expect(Set(read) == Set(rows) && read.count == 25)
                    var heap = 0
                    try connection.eachPage(of: tables[0], first: 1) { page in
                        heap += page.count
                        return 1
                    }
                    #expect(heap == 3)
                }
            }
        }

        @Test(arguments: Engine.available)
        func `a reference that leads nowhere is still refused in the end`(_ engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE thing (name TEXT PRIMARY KEY, next TEXT REFERENCES thing (name))")
                let found = await error {
                    try await database.write { connection in
                        let thing = try connection.tables()[0]
                        try connection.lettingReferencesWait {
                            try connection.put([[.text("a"), .text("nobody")]], into: thing)
                        }
                    }
                }
                guard case .reference = found else {
                    Issue.record("\(String(describing: found))")
                    return
                }
                #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == 0)
            }
        }
    }
}
