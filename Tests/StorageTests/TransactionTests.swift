import Storage
import Testing

extension StorageTests {
    @Suite struct Transactions {
        static func withCounter(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL)",
                    "INSERT INTO counter VALUES (0, 0)")
                try await body(database)
            }
        }

        static func count(_ database: any Database) async throws -> Int {
            try await database.number("SELECT COUNT(*) AS number FROM counter")
        }

        @Test(arguments: Engine.available)
        func `a read cannot write`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let writes: [SQL] = [
                    "INSERT INTO counter VALUES (1, 1)", "DELETE FROM counter", "CREATE TABLE other (id BIGINT)",
                ]
                for statement in writes {
                    let refusal = await error { try await database.read { _ = try $0.run(statement) } }
                    guard case .failed? = refusal else { throw Refusal() }
                }
                #expect(try await Self.count(database) == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `nothing is kept of a write that throws, and its own error comes back`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                await #expect(throws: Refusal()) {
                    try await database.write { connection in
                        try connection.run("INSERT INTO counter VALUES (1, 1)")
                        try connection.run("UPDATE counter SET value = 9")
                        throw Refusal()
                    }
                }
                let values = try await database.rows("SELECT value FROM counter")
                #expect(try values.map { try $0("value", as: Int.self) } == [0])
            }
        }

        @Test(arguments: Engine.available)
        func `a failed statement ends the write even when the closure keeps silent`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let refusal = await error {
                    try await database.write { connection in
                        try connection.run("INSERT INTO counter VALUES (1, 1)")
                        #expect(throws: StorageError.self) { try connection.run("INSERT INTO counter VALUES (0, 1)") }
                        #expect(throws: StorageError.self) { try connection.run("INSERT INTO counter VALUES (2, 1)") }
                    }
                }
                guard case .duplicate? = refusal else { throw Refusal() }
                #expect(try await Self.count(database) == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `of fifty writers at once a failing one fails alone`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let failed = try await withThrowingTaskGroup(of: Int?.self) { group in
                    for id in 1...50 {
                        group.addTask {
                            do {
                                try await database.write { connection in
                                    try connection.run("INSERT INTO counter VALUES (\(id), \(id))")
                                    if id == 20 { try connection.run("INSERT INTO counter VALUES (\(0), \(0))") }
                                    if id == 30 { throw Refusal() }
                                }
                                return nil
                            } catch StorageError.duplicate where id == 20 {
                                return id
                            } catch is Refusal {
                                return id
                            }
                        }
                    }
                    return try await group.reduce(into: Set<Int>()) { failed, id in if let id { failed.insert(id) } }
                }
                #expect(failed == [20, 30])
                let kept = try await database.rows("SELECT id FROM counter ORDER BY id").map {
                    try $0("id", as: Int.self)
                }
                #expect(kept == (0...50).filter { ![20, 30].contains($0) })
            }
        }

        @Test(arguments: Engine.available)
        func `what was acknowledged is seen by the next read`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 1...40 {
                        group.addTask {
                            try await database.run("INSERT INTO counter VALUES (\(id), \(id))")
                            let seen = try await database.number(
                                "SELECT COUNT(*) AS number FROM counter WHERE id = \(id)")
                            #expect(seen == 1)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }

        @Test(arguments: Engine.available)
        func `no increment is lost among many`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 1...60 {
                        group.addTask {
                            try await database.write { connection in
                                let row = try connection.row("SELECT value FROM counter WHERE id = 0 \(.forUpdate)")
                                guard let row else { throw Refusal() }
                                let value: Int = try row("value")
                                try connection.run("UPDATE counter SET value = \(value + 1) WHERE id = 0")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try await database.number("SELECT value AS number FROM counter WHERE id = 0") == 60)
            }
        }

        @Test(arguments: Engine.available)
        func `a read sees one moment through all its statements`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let halfway = Gate()
                let changed = Gate()
                async let seen: [Int] = database.read { connection in
                    let first = try connection.row("SELECT value FROM counter").map { try $0("value", as: Int.self) }
                    halfway.open()
                    changed.wait()
                    let second = try connection.row("SELECT value FROM counter").map { try $0("value", as: Int.self) }
                    return [first, second].compactMap { $0 }
                }
                await halfway.opened()
                try await database.run("UPDATE counter SET value = 1")
                changed.open()
                #expect(try await seen == [0, 0])
            }
        }

        @Test(arguments: Engine.available)
        func `a write goes through although its task was cancelled`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let begun = Gate()
                let cancelled = Gate()
                let task = Task {
                    try await database.write { connection in
                        begun.open()
                        cancelled.wait()
                        try connection.run("INSERT INTO counter VALUES (1, 1)")
                    }
                }
                await begun.opened()
                task.cancel()
                cancelled.open()
                try await task.value
                #expect(try await Self.count(database) == 2)
            }
        }

        @Test(arguments: Engine.available)
        func `a statement tells how many rows it changed`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let counts = try await database.write { connection in
                    [
                        try connection.run("INSERT INTO counter VALUES (1, 1), (2, 2)"),
                        try connection.run("UPDATE counter SET value = 5 WHERE id > 0"),
                        try connection.run("UPDATE counter SET value = 5 WHERE id > 99"),
                        try connection.run("INSERT INTO counter VALUES (1, 1) ON CONFLICT (id) DO NOTHING"),
                        try connection.run("CREATE TABLE another (id BIGINT)"),
                        try connection.run("DELETE FROM counter WHERE id > 0 RETURNING id"),
                    ]
                }
                #expect(counts == [2, 2, 0, 0, 0, 2])
            }
        }

        @Test(arguments: Engine.available)
        func `a connection cannot be used after its transaction`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                nonisolated(unsafe) var kept: (any Connection)?
                try await database.write { kept = $0 }
                let connection = try #require(kept)
                #expect(throws: StorageError.self) { try connection.run("DELETE FROM counter") }
                #expect(try await Self.count(database) == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `a text with two statements is refused whole`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                await #expect(throws: StorageError.self) {
                    try await database.run("DELETE FROM counter; DROP TABLE counter")
                }
                let left = try await Self.count(database)
                #expect(left == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `a closed database says that it is busy`(engine: Engine) async throws {
            try await withPlace(engine) { place in
                let database = try place.open()
                await database.close()
                let refusal = await error { try await database.run("CREATE TABLE late (id BIGINT)") }
                guard case .busy? = refusal else { throw Refusal() }
            }
        }
    }
}
