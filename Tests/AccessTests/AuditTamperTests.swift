import Access
import HouseKit
import Storage
import Testing

/// Somebody with write access to the database lays hands on the audit log.
@Suite struct AuditTamperTests {
    /// Every column of a line, and how it is changed.
    private static let changes: [(column: String, statement: SQL)] = [
        ("id", "UPDATE audit_line SET id = 'other' WHERE position = 5"),
        ("at", "UPDATE audit_line SET at = at + 1 WHERE position = 5"),
        ("caller_kind", "UPDATE audit_line SET caller_kind = 'person' WHERE position = 5"),
        ("caller_id", "UPDATE audit_line SET caller_id = 'somebody' WHERE position = 5"),
        ("caller_name", "UPDATE audit_line SET caller_name = 'somebody' WHERE position = 5"),
        ("use_case", "UPDATE audit_line SET use_case = 'ListTopics' WHERE position = 5"),
        ("region", "UPDATE audit_line SET region = '990299000000' WHERE position = 5"),
        ("subject", "UPDATE audit_line SET subject = 'nothing' WHERE position = 5"),
        ("outcome", "UPDATE audit_line SET outcome = 'forbidden' WHERE position = 5"),
        ("reason", "UPDATE audit_line SET reason = 'other' WHERE position = 5"),
        ("mac", "UPDATE audit_line SET mac = (SELECT mac FROM audit_line WHERE position = 6) WHERE position = 5"),
    ]

    @Test(arguments: Engine.available, changes.map(\.column))
    func `a changed line is found by its place and name`(_ engine: Engine, _ column: String) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper(try #require(Self.changes.first { $0.column == column }).statement)
            let id = try await log.lineID(at: 5)
            #expect(try await log.verify().fault == .changed(position: 5, id: id))
        }
    }

    @Test(arguments: Engine.available)
    func `a line whose link to the one before was changed is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper(
                "UPDATE audit_line SET hash = (SELECT hash FROM audit_line WHERE position = 6) WHERE position = 5")
            #expect(try await log.verify().fault == .reordered(position: 5, id: log.lineID(at: 5)))
        }
    }

    @Test(arguments: Engine.available)
    func `a deleted line is missed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_line WHERE position = 5")
            #expect(try await log.verify().fault == .removed(position: 5))
        }
    }

    @Test(arguments: Engine.available)
    func `a deleted line is missed also when the later ones close the gap`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_line WHERE position = 5")
            try await town.tamper("UPDATE audit_line SET position = position + 999 WHERE position > 5")
            try await town.tamper("UPDATE audit_line SET position = position - 1000 WHERE position > 999")
            #expect(try await log.verify().fault == .reordered(position: 5, id: log.lineID(at: 5)))
        }
    }

    @Test(arguments: Engine.available)
    func `an invented line between two others is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("UPDATE audit_line SET position = position + 1000 WHERE position >= 5")
            try await town.tamper("UPDATE audit_line SET position = position - 999 WHERE position >= 1000")
            try await town.tamper(Self.copy(of: 4, to: 5))
            #expect(try await log.verify().fault == .changed(position: 5, id: "invented"))
        }
    }

    @Test(arguments: Engine.available)
    func `an invented line behind the last head is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper(Self.copy(of: 4, to: log.end + 1))
            #expect(try await log.verify().fault == .added(position: log.end + 1, id: "invented"))
        }
    }

    @Test(arguments: Engine.available)
    func `an invented line that is not sealed yet is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper(Self.copy(of: 4, to: nil))
            #expect(try await log.verify().fault == .changed(position: nil, id: "invented"))
        }
    }

    @Test(arguments: Engine.available)
    func `two lines that changed places are found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("UPDATE audit_line SET position = 1000 WHERE position = 5")
            try await town.tamper("UPDATE audit_line SET position = 5 WHERE position = 7")
            try await town.tamper("UPDATE audit_line SET position = 7 WHERE position = 1000")
            #expect(try await log.verify().fault == .reordered(position: 5, id: log.lineID(at: 5)))
        }
    }

    /// A copy of a line under another name.
    private static func copy(of position: Int64, to place: Int64?) -> SQL {
        """
        INSERT INTO audit_line (id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, mac,
            position, hash)
        SELECT 'invented', at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, mac,
            CAST(\(place) AS BIGINT), hash
        FROM audit_line WHERE position = \(position)
        """
    }
}
