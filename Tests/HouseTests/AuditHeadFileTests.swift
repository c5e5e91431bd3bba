import Access
@testable import App
import Foundation
import HouseKit
import Logging
import Testing

@Suite struct AuditHeadFileTests {
    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Seals what the town has done since, and keeps the head in the file.
    private static func seal(_ town: Town) async throws -> AuditHead {
        _ = try await town.startSheet(in: nil)
        let outcome = try await town.performBySystem(SealAudit())
        AuditHeadFile(folder: town.house.settings.keys).keep(try JSONEncoder().encode(outcome), logger: silent)
        return try #require(outcome.head)
    }

    private static func path(_ town: Town) -> String { "\(town.house.settings.keys)/audit-heads.jsonl" }

    @Test func `heads are kept in their order, for the owner's eyes only`() async throws {
        try await withTown(.sqlite) { town in
            let heads = [try await Self.seal(town), try await Self.seal(town), try await Self.seal(town)]
            #expect(try AuditHeadFile(folder: town.house.settings.keys).heads() == heads)
            let mode = try FileManager.default.attributesOfItem(atPath: Self.path(town))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `a sealing with nothing to seal keeps no head`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await Self.seal(town)
            let outcome = try await town.performBySystem(SealAudit())
            let file = AuditHeadFile(folder: town.house.settings.keys)
            file.keep(try JSONEncoder().encode(outcome), logger: Self.silent)
            #expect(try file.heads().count == 1)
        }
    }

    @Test func `a line that a crash has cut off spoils neither the one before nor the one after`() async throws {
        try await withTown(.sqlite) { town in
            let first = try await Self.seal(town)
            let handle = try #require(FileHandle(forWritingAtPath: Self.path(town)))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(#"{"position":7,"ha"#.utf8))
            try handle.close()
            let file = AuditHeadFile(folder: town.house.settings.keys)
            #expect(try file.heads() == [first])
            let (second, third) = (try await Self.seal(town), try await Self.seal(town))
            #expect(try file.heads() == [first, second, third])
        }
    }

    @Test func `heads of lines that a restore took away are set aside and the others stay`() async throws {
        try await withTown(.sqlite) { town in
            let heads = [try await Self.seal(town), try await Self.seal(town), try await Self.seal(town)]
            let file = AuditHeadFile(folder: town.house.settings.keys)
            #expect(try file.setAside(butFor: heads, at: town.clock.now) == nil)
            let aside = try #require(try file.setAside(butFor: Array(heads.prefix(1)), at: town.clock.now))
            #expect(aside.newest == heads[2].position)
            #expect(try file.heads() == [heads[0]])
            #expect(try String(contentsOfFile: aside.path, encoding: .utf8).split(separator: "\n").count == 3)
            let mode = try FileManager.default.attributesOfItem(atPath: Self.path(town))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func `a line that somebody has changed is not passed over`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await Self.seal(town)
            _ = try await Self.seal(town)
            let text = try String(contentsOfFile: Self.path(town), encoding: .utf8)
            try ("nonsense\n" + text).write(toFile: Self.path(town), atomically: true, encoding: .utf8)
            let heads = try AuditHeadFile(folder: town.house.settings.keys).heads()
            #expect(heads.first == .unreadable)
            let finding = try await AuditVerification(keys: town.house.keys, keptHeads: heads).verify(town.database)
            #expect(finding.fault == .headForged(position: 0))
        }
    }
}
