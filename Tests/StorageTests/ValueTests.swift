import Storage
import Testing

extension StorageTests {
    @Suite struct Values {
        @Test(arguments: Engine.available)
        func `every kind of value comes back as it was given`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    """
                    CREATE TABLE thing (
                        text TEXT, whole BIGINT, number DOUBLE PRECISION, flag BOOLEAN, bytes \(.bytes))
                    """)
                for (text, whole, number, flag) in [
                    ("", Int64.max, 0.1, true), ("心桥 🌉 👩‍👩‍👧", .min, -1.5e300, false),
                    ("'; DROP TABLE thing; --", 0, 3, true),
                    ("line\nbreak\t\\ \"quoted\" $1 ? %", -1, .leastNonzeroMagnitude, false),
                    ("é e\u{301}", 42, .infinity, true),
                ] {
                    let bytes: [UInt8] = Array(0...255) + Array(text.utf8)
                    try await database.run(
                        "DELETE FROM thing",
                        "INSERT INTO thing VALUES (\(text), \(whole), \(number), \(flag), \(bytes))")
                    let row = try #require(
                        try await database.rows("SELECT text, whole, number, flag, bytes FROM thing").first)
                    #expect(Array(try row("text", as: String.self).utf8) == Array(text.utf8))
                    #expect(try row("whole", as: Int64.self) == whole)
                    #expect(try row("number", as: Double.self) == number)
                    #expect(try row("flag", as: Bool.self) == flag)
                    #expect(try row("bytes", as: [UInt8].self) == bytes)
                }
            }
        }

        @Test(arguments: Engine.available)
        func `nothing stays nothing, and an empty value is not nothing`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE thing (id BIGINT, text TEXT, whole BIGINT, flag BOOLEAN, bytes \(.bytes))",
                    """
                    INSERT INTO thing VALUES
                        (1, \(String?.none), \(Int?.none), \(Bool?.none), \([UInt8]?.none)),
                        (2, \(""), \(0), \(false), \([UInt8]()))
                    """)
                let rows = try await database.rows("SELECT text, whole, flag, bytes FROM thing ORDER BY id")
                #expect(try rows[0]("text", as: String?.self) == nil)
                #expect(try rows[0]("whole", as: Int?.self) == nil)
                #expect(try rows[0]("flag", as: Bool?.self) == nil)
                #expect(try rows[0]("bytes", as: [UInt8]?.self) == nil)
                #expect(try rows[1]("text", as: String?.self) == "")
                #expect(try rows[1]("whole", as: Int?.self) == 0)
                #expect(try rows[1]("flag", as: Bool?.self) == false)
                #expect(try rows[1]("bytes", as: [UInt8]?.self) == [])
            }
        }

        @Test(arguments: Engine.available)
        func `a document of one megabyte is kept whole, as bytes and as text`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                let bytes = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
                let text = String(repeating: "心", count: 350_000)
                try await database.run(
                    "CREATE TABLE document (bytes \(.bytes), text TEXT)",
                    "INSERT INTO document VALUES (\(bytes), \(text))")
                let row = try #require(try await database.rows("SELECT bytes, text FROM document").first)
                #expect(try row("bytes", as: [UInt8].self) == bytes)
                #expect(try row("text", as: String.self) == text)
            }
        }

        @Test(arguments: Engine.available)
        func `a text with a NUL is refused instead of cut`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run("CREATE TABLE note (text TEXT)")
                let refusal = await error { try await database.run("INSERT INTO note VALUES (\("before\0after"))") }
                guard case .failed(_, let reason)? = refusal else { throw Refusal() }
                #expect(reason.contains("NUL"))
                #expect(try await database.number("SELECT COUNT(*) AS number FROM note") == 0)
            }
        }

        @Test(arguments: Engine.available)
        func `a number that is none is refused instead of kept as nothing`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run("CREATE TABLE measure (number DOUBLE PRECISION)")
                let refusal = await error { try await database.run("INSERT INTO measure VALUES (\(Double.nan))") }
                guard case .failed(_, let reason)? = refusal else { throw Refusal() }
                #expect(reason.contains("NaN"))
            }
        }

        @Test(arguments: Engine.available)
        func `a list matches its members, and an empty list matches nothing`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE person (id TEXT PRIMARY KEY)",
                    "INSERT INTO person VALUES ('a'), ('b'), ('c')")
                let some = ["a", "c", "nobody"]
                let none: [String] = []
                #expect(
                    try await database.number(
                        "SELECT COUNT(*) AS number FROM person WHERE id IN \(list: some)") == 2)
                #expect(
                    try await database.number(
                        "SELECT COUNT(*) AS number FROM person WHERE id IN \(list: none)") == 0)
            }
        }

        @Test(arguments: Engine.available)
        func `a column that is missing or of another kind is named`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                let row = try #require(try await database.rows("SELECT 'text' AS word, NULL AS empty").first)
                #expect(throws: StorageError.column("word")) { let _: Int = try row("word") }
                #expect(throws: StorageError.column("empty")) { let _: String = try row("empty") }
                #expect(throws: StorageError.column("absent")) { let _: String? = try row("absent") }
            }
        }

        @Test(arguments: Engine.available)
        func `sums are whole numbers, averages are not, and truth can be counted`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE score (total BIGINT, flagged BOOLEAN)",
                    "INSERT INTO score VALUES (\(4), \(true)), (\(5), \(false))")
                let row = try #require(
                    try await database.rows(
                        """
                        SELECT SUM(total) AS sum, AVG(total) AS mean, MAX(total) > 4 AS high,
                               COUNT(*) FILTER (WHERE flagged) AS flagged
                        FROM score
                        """
                    ).first)
                #expect(try row("sum", as: Int.self) == 9)
                #expect(try row("mean", as: Double.self) == 4.5)
                #expect(try row("high", as: Bool.self))
                #expect(try row("flagged", as: Int.self) == 1)
            }
        }
    }
}
