public import Care
public import Storage
public import Vault

/// Where slow work happens before a transaction begins: hashing a password, reading what it is checked against.
public struct PreparationRoom: Sendable {
    public let passwords: PasswordBench
    public let now: Moment
    let database: any Database

    public func rows(_ statement: SQL) async throws -> [Row] {
        guard !statement.claims.isEmpty else { throw StorageError.unscoped(statement: statement.description) }
        return try await database.read { try $0.rows(statement) }
    }
}
