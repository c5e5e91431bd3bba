import Access
import App
import Care
import HouseKit
import Storage
import Testing

/// A town whose audit log is sealed in two stretches, and the heads as they are kept outside the database.
struct SealedLog {
    let town: Town
    let heads: [AuditHead]
    /// The newest sealed position.
    let end: Int64

    init(_ town: Town) async throws {
        self.town = town
        var heads: [AuditHead] = []
        heads += [try await town.performBySystem(SealAudit()).head].compactMap { $0 }
        for _ in 1...4 { _ = try await town.startSheet(in: TownPlaces.north) }
        heads += [try await town.performBySystem(SealAudit()).head].compactMap { $0 }
        self.heads = heads
        end = try #require(heads.last).position
    }

    func verify(heads: [AuditHead]? = nil) async throws -> AuditVerification.Finding {
        try await AuditVerification(keys: town.house.keys, keptHeads: heads ?? self.heads).verify(town.database)
    }

    func lineID(at position: Int64) async throws -> String {
        let row = try await town.database.read {
            try $0.row("SELECT id FROM audit_line WHERE position = \(position)")
        }
        let found = try #require(row)
        return try found("id")
    }
}
