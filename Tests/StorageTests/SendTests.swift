import Storage
import Testing

extension StorageTests {
    /// Statements whose answer nobody waits for.
    @Suite struct Send {
        private static let withCounter = Transactions.withCounter
        private static let count = Transactions.count

        @Test(arguments: Engine.available)
        func `what was sent is kept, and seen by the next statement`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let seen = try await database.write { connection in
                    try connection.send("INSERT INTO counter VALUES (1, 1)")
                    try connection.send("UPDATE counter SET value = value + 5 WHERE id = 1")
                    return try connection.run("UPDATE counter SET value = value * 2 WHERE value = 6")
                }
                #expect(seen == 1)
                #expect(try await database.number("SELECT value AS number FROM counter WHERE id = 1") == 12)
            }
        }

        @Test(arguments: Engine.available)
        func `a write of nothing but sent statements is kept, in their order`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                // More than wait at most.
                try await database.write { connection in
                    for number in 1...100 {
                        try connection.send("INSERT INTO counter VALUES (\(number), 1)")
                        try connection.send("UPDATE counter SET value = value + \(number) WHERE id = \(number)")
                    }
                }
                #expect(try await database.number("SELECT SUM(value) AS number FROM counter") == 5_150)
            }
        }

        @Test(arguments: Engine.available)
        func `a sent statement that fails ends the write at its end at the latest`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let refusal = await error {
                    try await database.write { connection in
                        try connection.send("INSERT INTO counter VALUES (1, 1)")
                        try connection.send("INSERT INTO counter VALUES (0, 1)")
                        try connection.send("INSERT INTO counter VALUES (2, 1)")
                    }
                }
                guard case .duplicate(let constraint)? = refusal, constraint.contains("counter") else {
                    throw Refusal()
                }
                let left = try await Self.count(database)
                #expect(left == 1)
                try await database.run("INSERT INTO counter VALUES (3, 1)")
                #expect(try await Self.count(database) == 2)
            }
        }

        @Test(arguments: Engine.available)
        func `a statement after a sent one that failed fails as well`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let refusal = await error {
                    try await database.write { connection in
                        #expect(throws: StorageError.self) {
                            try connection.send("INSERT INTO counter VALUES (0, 1)")
                            _ = try connection.rows("SELECT id FROM counter")
                        }
                        #expect(throws: StorageError.self) { try connection.send("DELETE FROM counter") }
                    }
                }
                guard case .duplicate? = refusal else { throw Refusal() }
                let left = try await Self.count(database)
                #expect(left == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `nothing that was sent is kept of a write that throws`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                await #expect(throws: Refusal()) {
                    try await database.write { connection in
                        try connection.send("INSERT INTO counter VALUES (1, 1)")
                        throw Refusal()
                    }
                }
                let left = try await Self.count(database)
                #expect(left == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `a read cannot send a write`(engine: Engine) async throws {
            try await Self.withCounter(engine) { database in
                let refusal = await error { try await database.read { try $0.send("DELETE FROM counter") } }
                guard case .failed? = refusal else { throw Refusal() }
                let left = try await Self.count(database)
                #expect(left == 1)
            }
        }

        @Test(arguments: Engine.available)
        func `a statement that failed once works when what it lacked is there`(engine: Engine) async throws {
            try await withPlace(engine) { place in
                let database = try place.open(connections: 1)
                let sent: @Sendable (any Connection) throws -> Void = { connection in
                    try connection.send("INSERT INTO late VALUES (1)")
                    try connection.send("INSERT INTO late VALUES (\(2))")
                }
                let refusal = await error { try await database.write(sent) }
                guard case .failed? = refusal else { throw Refusal() }
                try await database.run("CREATE TABLE late (id BIGINT)")
                try await database.write(sent)
                #expect(try await database.number("SELECT SUM(id) AS number FROM late") == 3)
                await database.close()
            }
        }
    }
}
