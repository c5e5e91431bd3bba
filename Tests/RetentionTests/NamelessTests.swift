import Access
import Campaigns
import Care
import HouseKit
import Retention
import Screenings
import Storage
import Testing

/// What stays of answers that have lost their person, and what must not be found by it.
@Suite struct NamelessTests {
    private static let forgotten: SQL = "SELECT id FROM sitting WHERE forgotten_at IS NOT NULL"

    @Test(arguments: Engine.available)
    func `no name of a sitting or sheet keeps the moment in which it was made`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let old = try await town.database.read { connection in
                try connection.rows("SELECT id FROM sitting UNION ALL SELECT id FROM sheet")
                    .map { try $0("id", as: String.self) }
            }
            #expect(try await school.count("sitting", "SUBSTR(id, 15, 1) = '7'") == 3)
            try await school.letTimePass()
            try await school.delete()
            #expect(try await school.list().state == .done)
            let kept = try await school.count("sheet", "sitting NOT IN (\(Self.forgotten))") + 1
            let named: SQL = "sitting IN (\(Self.forgotten)) AND SUBSTR(id, 15, 1) <> '4'"
            #expect(try await school.count("sitting", "forgotten_at IS NOT NULL AND SUBSTR(id, 15, 1) = '4'") == 2)
            #expect(try await school.count("sheet", named) == 0)
            let rows = try await town.ledger(without: ["audit_line"]).values.joined()
            let left = old.filter { name in rows.contains { $0.contains(name) } }
            #expect(left.count == kept, "the one who was badly off belongs to the archive")
        }
    }

    @Test(arguments: Engine.available)
    func `everything that was scored is there afterwards, column by column`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let tables = try await town.database.read { try $0.tables() }
            let gone = [
                "sheet": ["id", "sitting", "started_at", "finished_at"],
                "sitting": [
                    "id", "participant", "unit", "code_end", "key_hash", "begun_at", "answered_at", "finished_at",
                    "told_at", "forgotten_at", "led_by", "left_at", "set_aside_of",
                ],
                "answer": ["sheet", "at"], "sheet_score": ["sheet"],
            ]
            // Whatever a column is, it holds something before.
            try await town.tamper("UPDATE sheet SET \(try Self.filled(tables, "sheet")) WHERE total IS NOT NULL")
            // What was never handed in is looked through when the campaign is over, and scored by then.
            try await school.letTimePass()
            let before = try await Self.kept(tables, gone, in: town)
            try await school.delete()
            #expect(try await Self.kept(tables, gone, in: town) == before)
        }
    }

    /// Values for columns that most sheets leave empty, so that one which is not taken along is missed.
    private static func filled(_ tables: [TableShape], _ name: String) throws -> SQL {
        let own = ["history", "request", "code_index", "code_sealed", "created_by", "positive_by"]
        let columns = try #require(tables.first { $0.name == name }).columns
        let changes: [SQL] = columns.filter { !own.contains($0.name) }.compactMap { column in
            let name = SQL(pieces: [.text(column.name)])
            return switch column.kind {
            case .bool: "\(name) = COALESCE(\(name), TRUE)"
            case .integer: "\(name) = COALESCE(\(name), 7)"
            case .text: "\(name) = COALESCE(\(name), 'something')"
            case .real, .bytes: nil
            }
        }
        return "\(joined: changes)"
    }

    /// All rows without the columns that may change.
    private static func kept(
        _ tables: [TableShape], _ gone: [String: [String]], in town: Town
    ) async throws -> [String: [String]] {
        try await town.database.read { connection in
            var kept: [String: [String]] = [:]
            for (name, without) in gone {
                let columns = tables.first { $0.name == name }?.columns.map(\.name) ?? []
                let told = columns.filter { !without.contains($0) }
                    .map { "COALESCE(CAST(\($0) AS TEXT), '-')" }.joined(separator: " || ' ' || ")
                kept[name] = try connection.rows(SQL(pieces: [.text("SELECT \(told) AS text FROM \(name)")]))
                    .map { try $0("text", as: String.self) }.sorted()
            }
            return kept
        }
    }

    @Test(arguments: Engine.available)
    func `a paper that is nobody's any more keeps neither who keyed it nor when`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await town.tamper(
                "INSERT INTO paper_entry (sitting, first_by, first_done_at) SELECT id, 'somebody', 7 FROM sitting")
            try await school.letTimePass()
            try await school.delete()
            #expect(try await school.count("paper_entry") == 1, "of the one whose sheets stay")
        }
    }
}
