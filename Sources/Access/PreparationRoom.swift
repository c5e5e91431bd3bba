public import Care
public import Storage
public import Vault

/// Where slow work happens before a transaction begins: hashing a password, reading what it is checked against.
public struct PreparationRoom: Sendable {
    public let passwords: PasswordBench
    public let now: Moment
    let database: any Database
    let tools: OfficeTools

    /// A work of reference that lies on the office's shelf.
    /// - Throws: `ShelfError` when the house was built without it.
    public func book<Book: Sendable>(_ book: Book.Type = Book.self) throws -> Book { try tools.shelf.book() }

    /// What a presented secret may be kept as: one form for each key.
    public func storedForms(of secret: String) -> [String] {
        tools.keys.blindIndexes(secret, for: SecretPurpose.handedOut)
    }

    /// The fingerprint under which a text is kept; see `Session.fingerprint`.
    public func fingerprint(_ text: String, for purpose: String) -> String {
        tools.keys.blindIndex(text, for: purpose)
    }

    public func rows(_ statement: SQL) async throws -> [Row] {
        guard !statement.claims.isEmpty else { throw StorageError.unscoped(statement: statement.description) }
        return try await database.read { try $0.rows(statement) }
    }

    /// A checksum without a key, for what is no secret.
    public func checksum(of text: String) -> String { Checksum.sha256(text.utf8) }
}
