import Storage
import Testing

extension StorageTests {
    @Suite struct Claims {
        @Test(arguments: Engine.available)
        func `four workers take every job and none twice`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE job (id BIGINT PRIMARY KEY, due_at BIGINT NOT NULL, taken_until BIGINT)")
                try await database.write { connection in
                    for id in 1...40 { try connection.run("INSERT INTO job VALUES (\(id), \(id), \(Int?.none))") }
                    try connection.run("INSERT INTO job VALUES (\(99), \(10_000), \(Int?.none))")
                }
                let taken = try await withThrowingTaskGroup(of: [Int].self) { group in
                    for _ in 1...4 {
                        group.addTask {
                            var mine: [Int] = []
                            while let job = try await Self.claim(in: database, now: 100) { mine.append(job) }
                            return mine
                        }
                    }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
                #expect(taken.sorted() == Array(1...40))
            }
        }

        @Test(arguments: Engine.available)
        func `a job whose worker died is taken again when its time is up`(engine: Engine) async throws {
            try await withDatabase(engine) { database in
                try await database.run(
                    "CREATE TABLE job (id BIGINT PRIMARY KEY, due_at BIGINT NOT NULL, taken_until BIGINT)",
                    "INSERT INTO job VALUES (1, 50, NULL)")
                #expect(try await Self.claim(in: database, now: 100) == 1)
                #expect(try await Self.claim(in: database, now: 159) == nil)
                #expect(try await Self.claim(in: database, now: 160) == 1)
            }
        }

        /// The statement of the job runner: one text, one hole.
        static func claim(in database: any Database, now: Int) async throws -> Int? {
            try await database.write { connection in
                try connection.row(
                    """
                    UPDATE job SET taken_until = \(now + 60)
                    WHERE id = (
                        SELECT id FROM job
                        WHERE due_at <= \(now) AND (taken_until IS NULL OR taken_until <= \(now))
                        ORDER BY due_at, id LIMIT 1 \(.skipLocked))
                    RETURNING id
                    """
                ).map { try $0("id", as: Int.self) }
            }
        }
    }
}
