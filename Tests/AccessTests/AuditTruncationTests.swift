import Access
import Care
import HouseKit
import Storage
import Testing
import Vault

/// Somebody cuts the end off the audit log, where a chain alone would not tell.
@Suite struct AuditTruncationTests {
    @Test(arguments: Engine.available)
    func `a log that ends before its last head was cut off`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_line WHERE position > 10")
            #expect(try await log.verify().fault == .cutOff(after: 10, head: log.end))
            #expect(try await log.verify(heads: []).fault == .cutOff(after: 10, head: log.end))
        }
    }

    @Test(arguments: Engine.available)
    func `a log cut off together with its heads is found by the heads kept elsewhere`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_line WHERE position > 10")
            try await town.tamper("DELETE FROM audit_head")
            #expect(try await log.verify().fault == .cutOff(after: 10, head: log.end))
        }
    }

    @Test(arguments: Engine.available)
    func `a log that vanished altogether is found by the heads kept elsewhere`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_line")
            try await town.tamper("DELETE FROM audit_head")
            #expect(try await log.verify().fault == .cutOff(after: 0, head: log.end))
        }
    }

    @Test(arguments: Engine.available)
    func `a log that was cut off and has grown to its old length again is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            let first = try #require(log.heads.first)
            try await town.tamper("DELETE FROM audit_line WHERE position > \(first.position)")
            try await town.tamper("DELETE FROM audit_head WHERE position > \(first.position)")
            for _ in first.position..<log.end { _ = try await town.startSheet(in: TownPlaces.south) }
            let regrown = try #require(try await town.performBySystem(SealAudit()).head)
            #expect(regrown.position == log.end)
            let fault = try await log.verify(heads: log.heads + [regrown]).fault
            #expect(fault == .reordered(position: log.end, id: try await log.lineID(at: log.end)))
        }
    }

    @Test(arguments: Engine.available)
    func `a head that was taken out of the database leaves its lines unvouched for`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper("DELETE FROM audit_head WHERE position = \(log.end)")
            #expect(try await log.verify().fault == .added(position: log.end, id: log.lineID(at: log.end)))
        }
    }

    /// What can be changed of a head.
    private static let forgeries: [(column: String, statement: SQL)] = [
        ("at", "UPDATE audit_head SET at = at + 1"),
        ("hash", "UPDATE audit_head SET hash = (SELECT hash FROM audit_line WHERE position = 5)"),
        ("signature", "UPDATE audit_head SET signature = (SELECT hash FROM audit_line WHERE position = 5)"),
        ("position", "UPDATE audit_head SET position = position - 1"),
    ]

    @Test(arguments: Engine.available, forgeries.map(\.column))
    func `a forged head is found`(_ engine: Engine, _ column: String) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await town.tamper(try #require(Self.forgeries.first { $0.column == column }).statement)
            let first = try #require(log.heads.first).position - (column == "position" ? 1 : 0)
            #expect(try await log.verify().fault == .headForged(position: first))
        }
    }

    @Test func `a kept head that cannot be read is found`() async throws {
        try await withTown(.sqlite) { town in
            let log = try await SealedLog(town)
            #expect(try await log.verify(heads: log.heads + [.unreadable]).fault == .headForged(position: 0))
        }
    }

    @Test func `a log sealed under other keys is found`() async throws {
        try await withTown(.sqlite) { town in
            let log = try await SealedLog(town)
            let otherKeys = try KeyRing.open(folder: "\(town.ground.folder)/other-keys")
            let strange = AuditVerification(keys: otherKeys, keptHeads: log.heads)
            let first = try #require(log.heads.first).position
            #expect(try await strange.verify(town.database).fault == .headForged(position: first))
        }
    }
}
