import Storage
import Testing

extension StorageTests {
    @Suite struct Migrations {
        static let schema = Schema([
            Migration(
                "2026-11-23 second", ["ALTER TABLE sheet ADD COLUMN note TEXT", "INSERT INTO sheet VALUES ('1', 'x')"]),
            Migration(
                "2026-11-22 first", ["CREATE TABLE sheet (id TEXT PRIMARY KEY)", "CREATE INDEX by_id ON sheet (id)"]),
        ])

        @Test(arguments: Engine.available)
        func `an empty database gets everything in the order of names, and a second time nothing`(engine: Engine)
            async throws
        {
            try await withDatabase(engine) { database in
                let pending = try await Self.schema.pending(in: database)
                #expect(pending.count == 2)
                #expect(try await Self.schema.migrate(database) == ["2026-11-22 first", "2026-11-23 second"])
                #expect(try await Self.schema.pending(in: database).isEmpty)
                #expect(try await Self.schema.migrate(database) == [])
                #expect(try await database.number("SELECT COUNT(*) AS number FROM sheet WHERE note = 'x'") == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `of two servers that start together each migration is applied by one`(engine: Engine) async throws {
            for _ in 1...5 {
                try await withPlace(engine) { place in
                    let databases = [try place.open(), try place.open()]
                    let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                        for database in databases { group.addTask { try await Self.schema.migrate(database) } }
                        return try await group.reduce(into: []) { $0 += $1 }
                    }
                    #expect(applied.sorted() == ["2026-11-22 first", "2026-11-23 second"])
                    #expect(try await databases[0].number("SELECT COUNT(*) AS number FROM sheet") == 1)
                    for database in databases { await database.close() }
                }
            }
        }

        @Test(arguments: Engine.available)
        func `a migration that fails leaves nothing, and those before it stay`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                let broken = Schema(
                    Self.schema.migrations + [
                        Migration("2026-11-24 broken", ["CREATE TABLE half (id TEXT)", "SELECT nonsense"])
                    ])
                await #expect(throws: StorageError.self) { _ = try await broken.migrate(database) }
                let pending = try await broken.pending(in: database)
                #expect(pending.map(\.name) == ["2026-11-24 broken"])
                await #expect(throws: StorageError.self) { _ = try await database.rows("SELECT id FROM half") }
            }
        }
    }
}
