import Storage
import StoragePostgres
import Testing

extension StorageTests.Postgres {
    /// Connections that are lost while statements are under way together.
    @Suite(.enabled(if: Engine.postgresURL != nil)) struct LostOnTheWay {
        private typealias Server = StorageTests.Postgres

        /// A database of one connection, and another one that can end that connection.
        private static func withKiller(_ body: (any Database, any Database) async throws -> Void) async throws {
            try await withPlace(.postgres) { place in
                let database = try place.open(connections: 1)
                let killer = try place.open(connections: 1)
                try await database.run("CREATE TABLE thing (id BIGINT)")
                try await body(database, killer)
                await database.close()
                await killer.close()
            }
        }

        private static let end: SQL = "SELECT pg_terminate_backend(pg_backend_pid(), 1) AS ended"

        @Test func `a connection lost in the first statement makes the operation busy, once, and heals`() async throws {
            try await Self.withKiller { database, _ in
                for _ in 1...3 {
                    let refusal = await error { _ = try await database.rows(Self.end) }
                    guard case .busy? = refusal else { throw Refusal() }
                    #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == 0)
                }
            }
        }

        @Test func `a connection lost among sent statements keeps nothing of them`() async throws {
            try await Self.withKiller { database, _ in
                let refusal = await error {
                    try await database.write { connection in
                        try connection.send("INSERT INTO thing VALUES (1)")
                        try connection.send(Self.end)
                        try connection.send("INSERT INTO thing VALUES (2)")
                    }
                }
                guard case .busy? = refusal else { throw Refusal() }
                try await database.run("INSERT INTO thing VALUES (3)")
                #expect(try await database.number("SELECT SUM(id) AS number FROM thing") == 3)
            }
        }

        @Test func `a write of sent statements over a connection lost while idle is kept once`() async throws {
            try await Self.withKiller { database, killer in
                for round in 1...3 {
                    try await Server.kill(try await Server.session(of: database), from: killer)
                    try await database.write { try $0.send("INSERT INTO thing VALUES (\(round))") }
                    #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == round)
                }
            }
        }

        @Test func `a connection lost after a read that nobody saw end is replaced unnoticed`() async throws {
            try await Self.withKiller { database, killer in
                for round in 1...3 {
                    let session = try await Server.session(of: database)
                    try await Server.kill(session, from: killer)
                    try await database.run("INSERT INTO thing VALUES (\(round))")
                    #expect(try await Server.session(of: database) != session)
                }
                #expect(try await database.number("SELECT COUNT(*) AS number FROM thing") == 3)
            }
        }

        @Test func `a read holds nothing once it was answered`() async throws {
            try await Self.withKiller { database, other in
                _ = try await database.rows("SELECT id FROM thing")
                // Would wait ten seconds for a reader that is still there, and then be refused.
                let time = try await ContinuousClock().measure { try await other.run("DROP TABLE thing") }
                #expect(time < .seconds(10))
            }
        }
    }
}
