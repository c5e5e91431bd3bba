import Storage
import Testing

extension StorageTests {
    @Suite struct Errors {
        static func withPeople(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE person (id TEXT PRIMARY KEY, age BIGINT NOT NULL CHECK (age >= 0))",
                    """
                    CREATE TABLE visit (
                        id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id) ON DELETE RESTRICT)
                    """,
                    "INSERT INTO person VALUES ('secret-name', 30)",
                    "INSERT INTO visit VALUES ('v1', 'secret-name')")
                try await body(database)
            }
        }

        @Test(arguments: Engine.available)
        func `a second row with the same key is a duplicate that names the constraint`(engine: Engine) async throws {
            try await Self.withPeople(engine) { database in
                for _ in 1...2 {  // Twice: the prepared statement is usable after its failure.
                    let refusal = await error {
                        try await database.run("INSERT INTO person VALUES (\("secret-name"), \(31))")
                    }
                    guard case .duplicate(let constraint)? = refusal else { throw Refusal() }
                    #expect(constraint.contains("person"))
                }
            }
        }

        @Test(arguments: Engine.available)
        func `a reference to nobody and the removal of somebody referred to are refused`(engine: Engine) async throws {
            try await Self.withPeople(engine) { database in
                let dangling = await error { try await database.run("INSERT INTO visit VALUES ('v2', \("nobody"))") }
                guard case .reference? = dangling else { throw Refusal() }
                let removal = await error { try await database.run("DELETE FROM person WHERE id = \("secret-name")") }
                guard case .reference? = removal else { throw Refusal() }
            }
        }

        @Test(arguments: Engine.available)
        func `no error tells a value`(engine: Engine) async throws {
            try await Self.withPeople(engine) { database in
                let secret = "secret-name"
                let refused: [SQL] = [
                    "INSERT INTO person VALUES (\(secret), \(31))",
                    "INSERT INTO visit VALUES (\("v-secret-name"), \("no-secret-name"))",
                    "INSERT INTO person VALUES (\("other-secret-name"), \(-987_654))",
                    "INSERT INTO person VALUES (\("third-secret-name"), \(Int?.none))",
                    "DELETE FROM person WHERE id = \(secret)",
                    "SELECT \(secret) FROM nowhere",
                    "UPDATE person SET age = \(987_654) / missing WHERE id = \(secret)",
                    "INSERT INTO person VALUES (\("bad\0secret-name"), \(987_654))",
                ]
                for statement in refused {
                    let refusal = await error { try await database.run(statement) }
                    let told = String(describing: try #require(refusal))
                    #expect(!told.contains("secret-name") && !told.contains("987"), "\(told)")
                }
            }
        }

        @Test(arguments: [Engine.postgres].filter(Engine.available.contains))
        func `a value of the wrong kind is not quoted`(engine: Engine) async throws {
            try await Self.withPeople(engine) { database in
                let refusal = await error {
                    try await database.run("UPDATE person SET age = CAST(\("secret-name") AS BIGINT)")
                }
                guard case .failed(let statement, let reason)? = refusal else { throw Refusal() }
                #expect(reason == "SQLSTATE 22P02")
                #expect(statement == "UPDATE person SET age = CAST($1 AS BIGINT)")
            }
        }

        @Test(arguments: Engine.available)
        func `a wrong statement is told with its text`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                let refusal = await error { _ = try await database.rows("SELECT id FROM nowhere") }
                guard case .failed(let statement, let reason)? = refusal else { throw Refusal() }
                #expect(statement == "SELECT id FROM nowhere")
                #expect(reason.contains("nowhere"))
            }
        }
    }
}
