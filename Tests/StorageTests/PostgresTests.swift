import Foundation
import Storage
import StoragePostgres
import Testing

extension StorageTests {
    @Suite(.enabled(if: Engine.postgresURL != nil)) struct Postgres {
        @Test func `a killed connection makes one operation busy, and the next one works`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                let killer = try place.open(connections: 1)
                try await database.run("CREATE TABLE thing (id BIGINT)")
                let session = try await Self.session(of: database)
                let begun = Gate()
                let killed = Gate()
                async let refusal = error {
                    try await database.write { connection in
                        try connection.run("INSERT INTO thing VALUES (1)")
                        begun.open()
                        killed.wait()
                        try connection.run("INSERT INTO thing VALUES (2)")
                    }
                }
                await begun.opened()
                try await Self.kill(session, from: killer)
                killed.open()
                guard case .busy? = await refusal else { throw Refusal() }
                try await database.run("INSERT INTO thing VALUES (3)")
                #expect(try await database.number("SELECT SUM(id) AS number FROM thing") == 3)
                await database.close()
                await killer.close()
            }
        }

        @Test func `a connection that was lost while idle is replaced unnoticed`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                let killer = try place.open(connections: 1)
                try await database.run("CREATE TABLE thing (id BIGINT)")
                let session = try await Self.session(of: database)
                try await Self.kill(session, from: killer)
                try await database.run("INSERT INTO thing VALUES (1)")
                #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == 1)
                await database.close()
                await killer.close()
            }
        }

        @Test func `a connection lost before the commit keeps nothing`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                let killer = try place.open(connections: 1)
                try await database.run("CREATE TABLE thing (id BIGINT)")
                let session = try await Self.session(of: database)
                let begun = Gate()
                let killed = Gate()
                async let refusal = error {
                    try await database.write { connection in
                        try connection.run("INSERT INTO thing VALUES (1)")
                        begun.open()
                        killed.wait()
                    }
                }
                await begun.opened()
                try await Self.kill(session, from: killer)
                killed.open()
                guard case .busy(let what)? = await refusal else { throw Refusal() }
                #expect(what.contains("not known"))
                #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == 0)
                await database.close()
                await killer.close()
            }
        }

        @Test func `a server that cannot be reached makes every operation busy within a moment`() async throws {
            let database = try PostgresDatabase(url: "postgresql://nobody@127.0.0.1:1/none", connections: 2)
            let time = try await ContinuousClock().measure {
                for _ in 1...20 {
                    let refusal = await error { _ = try await database.rows("SELECT 1 AS number") }
                    guard case .busy? = refusal else { throw Refusal() }
                }
            }
            // Whoever waits for the time limit of a connection, three seconds, waits a minute for all twenty.
            #expect(time < .seconds(30))
            await database.close()
        }

        @Test func `an address that cannot be read is refused without telling it`() {
            let refusal = #expect(throws: StorageError.self) {
                try PostgresDatabase(url: "postgresql://user:hunter2@[::1:99/x")
            }
            #expect(!String(describing: refusal).contains("hunter2"))
        }

        @Test func `several hosts are tried in their order`() async throws {
            let base = try #require(Engine.postgresURL)
            let start = try #require(base.range(of: "@") ?? base.range(of: "//")).upperBound
            let separator = base.contains("?") ? "&" : "?"
            let url = base[..<start] + "127.0.0.1:1," + base[start...] + separator + "target_session_attrs=read-write"
            let database = try PostgresDatabase(url: String(url), connections: 1)
            #expect(try await database.number("SELECT 1 AS number") == 1)
            await database.close()
        }

        @Test func `a changed table does not disturb a statement that was prepared before`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                let other = try place.open(connections: 1)
                try await database.run("CREATE TABLE thing (id BIGINT)", "INSERT INTO thing VALUES (7)")
                #expect(try await database.rows("SELECT * FROM thing").count == 1)
                try await other.run("ALTER TABLE thing ADD COLUMN name TEXT")
                let first = await error { _ = try await database.rows("SELECT * FROM thing") }
                if let first { guard case .busy = first else { throw Refusal() } }
                #expect(try await database.rows("SELECT * FROM thing").count == 1)
                await database.close()
                await other.close()
            }
        }

        @Test func `a deadlock makes one of the two busy`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 2)
                try await database.run(
                    "CREATE TABLE thing (id BIGINT, value BIGINT)", "INSERT INTO thing VALUES (1, 0), (2, 0)")
                let gates = [Gate(), Gate()]
                let refusals = await withTaskGroup(of: StorageError?.self) { group in
                    for side in 0...1 {
                        group.addTask {
                            await error {
                                try await database.write { connection in
                                    try connection.run("UPDATE thing SET value = value + 1 WHERE id = \(side + 1)")
                                    gates[side].open()
                                    gates[1 - side].wait()
                                    try connection.run("UPDATE thing SET value = value + 1 WHERE id = \(2 - side)")
                                }
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                let told = refusals.compactMap { $0 }
                #expect(told.count == 1)
                guard case .busy? = told.first else { throw Refusal() }
                #expect(try await database.number("SELECT SUM(value) AS number FROM thing") == 2)
                await database.close()
            }
        }

        @Test func `more forms of a statement than a session keeps are no trouble`() async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                for length in 1...520 {
                    let numbers = Array(1...length)
                    #expect(try await database.number("SELECT 1 AS number WHERE 1 IN \(list: numbers)") == 1)
                }
                await database.close()
            }
        }

        /// The server's number of the database's only connection.
        static func session(of database: any Database) async throws -> Int {
            try await database.number("SELECT pg_backend_pid() AS number")
        }

        /// Ends the server's side of a connection, and waits at most so many milliseconds until it has ended.
        static func kill(_ session: Int, from database: any Database) async throws {
            _ = try await database.rows("SELECT pg_terminate_backend(CAST(\(session) AS INTEGER), 5000)")
        }
    }
}
