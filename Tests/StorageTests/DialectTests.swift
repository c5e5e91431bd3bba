import Storage
import Testing

extension StorageTests {
    /// The common dialect: each test runs one text on both databases.
    @Suite struct CommonDialect {
        @Test(arguments: Engine.available)
        func `a prefix is a range in a column that compares bytes`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE place (region TEXT \(.binaryCollation) PRIMARY KEY)",
                    """
                    INSERT INTO place VALUES
                        ('440100000000'), ('440103000000'), ('4401'), ('440200000000'), ('4400'), ('44'), ('990101')
                    """)
                let prefix = "4401"
                let found = try await database.rows(
                    "SELECT region FROM place WHERE region >= \(prefix) AND region < \(prefix + "~") ORDER BY region")
                #expect(
                    try found.map { try $0("region", as: String.self) } == ["4401", "440100000000", "440103000000"])
            }
        }

        @Test(arguments: Engine.available)
        func `binary collation sorts by bytes`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE word (text TEXT \(.binaryCollation))",
                    "INSERT INTO word VALUES ('b'), ('A'), ('a'), ('B'), ('é'), ('_'), ('心')")
                let sorted = try await database.rows("SELECT text FROM word ORDER BY text").map {
                    try $0("text", as: String.self)
                }
                #expect(sorted == ["A", "B", "_", "a", "b", "é", "心"])
            }
        }

        @Test(arguments: Engine.available)
        func `an upsert adds to what is there and returns the result`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run("CREATE TABLE tally (region TEXT PRIMARY KEY, total BIGINT NOT NULL)")
                let totals = try await database.write { connection in
                    try [3, 4].compactMap { amount in
                        try connection.row(
                            """
                            INSERT INTO tally (region, total) VALUES (\("9901"), \(amount))
                            ON CONFLICT (region) DO UPDATE SET total = tally.total + excluded.total
                            RETURNING total
                            """
                        ).map { try $0("total", as: Int.self) }
                    }
                }
                #expect(totals == [3, 7])
            }
        }

        @Test(arguments: Engine.available)
        func `common table expressions, window functions and NULLS LAST work alike`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE alert (id BIGINT PRIMARY KEY, region TEXT, due BIGINT)",
                    "INSERT INTO alert VALUES (1, 'a', 30), (2, 'a', NULL), (3, 'b', 10), (4, 'a', 20)")
                let rows = try await database.rows(
                    """
                    WITH ranked AS (
                        SELECT id, ROW_NUMBER() OVER (PARTITION BY region ORDER BY due NULLS LAST) AS place
                        FROM alert)
                    SELECT id, place FROM ranked ORDER BY place, id
                    """)
                #expect(
                    try rows.map { [try $0("id", as: Int.self), try $0("place", as: Int.self)] } == [
                        [3, 1], [4, 1], [1, 2], [2, 3],
                    ])
                let due = try await database.rows("SELECT id FROM alert ORDER BY due NULLS LAST")
                #expect(try due.map { try $0("id", as: Int.self) } == [3, 4, 1, 2])
            }
        }

        @Test(arguments: Engine.available)
        func `a partial unique index holds for its part only`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE sheet (id BIGINT PRIMARY KEY, code TEXT NOT NULL, is_open BOOLEAN NOT NULL)",
                    "CREATE UNIQUE INDEX one_open_sheet ON sheet (code) WHERE is_open",
                    "INSERT INTO sheet VALUES (1, 'k', FALSE), (2, 'k', FALSE), (3, 'k', TRUE)")
                let refusal = await error { try await database.run("INSERT INTO sheet VALUES (4, 'k', \(true))") }
                guard case .duplicate? = refusal else { throw Refusal() }
            }
        }

        @Test(arguments: Engine.available)
        func `IS NOT DISTINCT FROM, CASE, COALESCE and CAST work alike`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                let row = try #require(
                    try await database.rows(
                        """
                        SELECT NULL IS NOT DISTINCT FROM CAST(NULL AS TEXT) AS same,
                               CASE WHEN \(3) > \(2) THEN 'more' ELSE 'less' END AS compared,
                               COALESCE(CAST(\(String?.none) AS TEXT), \("else")) AS chosen,
                               CAST(\("12") AS BIGINT) AS cast
                        """
                    ).first)
                #expect(try row("same", as: Bool.self))
                #expect(try row("compared", as: String.self) == "more")
                #expect(try row("chosen", as: String.self) == "else")
                #expect(try row("cast", as: Int.self) == 12)
            }
        }

        @Test(arguments: Engine.available)
        func `every dialect hole renders to something the database takes`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run("CREATE TABLE job (id TEXT \(.binaryCollation) PRIMARY KEY, input \(.bytes))")
                for hole in DialectHole.allCases where [.skipLocked, .forUpdate].contains(hole) {
                    try await database.run("SELECT id FROM job \(hole)")
                }
                try await database.run("\(.lookAnew) job")
                try await database.run("\(.lookAnew) job (id)")
                #expect(DialectHole.allCases.count == 5, "A new hole needs a test here.")
            }
        }
    }
}
