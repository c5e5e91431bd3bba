public import Care
import Vault

/// The chain into which finished lines of the audit log are sealed.
///
/// Each sealed line has a position and a hash over its own bytes and the hash before it. Heads are signed, kept
/// in the table `audit_head` and, outside the database, in a file beside the keys.
enum AuditChain {
    static let start = [UInt8](repeating: 0, count: 32)

    /// A keyed hash, so that who can write to the database cannot forge a chain that fits.
    static func hash(_ line: AuditLine, after previous: [UInt8], at position: Int64, keys: KeyRing) -> [UInt8] {
        keys.mac(text(line, after: previous, at: position), for: purpose)
    }

    /// Whether a kept hash is the right one, under any of the keys: a log goes on over a change of keys.
    static func isHash(
        _ hash: [UInt8], of line: AuditLine, after previous: [UInt8], at position: Int64, keys: KeyRing
    ) -> Bool {
        keys.isAuthentic(hash, of: text(line, after: previous, at: position), for: purpose)
    }

    private static let purpose = "audit chain"

    private static func text(_ line: AuditLine, after previous: [UInt8], at position: Int64) -> [UInt8] {
        previous + Array("\(position):".utf8) + line.text
    }

    /// What is signed of a head.
    static func headText(position: Int64, hash: [UInt8], at: Moment) -> [UInt8] {
        Array("audit head \(position) \(at.milliseconds) ".utf8) + hash
    }
}

/// The newest sealed line: where the chain ends for now.
public struct AuditHead: Sendable, Codable, Equatable {
    public let position: Int64
    public let hash: [UInt8]
    public let at: Moment
    public let signature: [UInt8]

    func isGenuine(_ keys: KeyRing) -> Bool {
        keys.verify(signature, of: AuditChain.headText(position: position, hash: hash, at: at), for: "audit head")
    }
}

extension AuditHead {
    /// Stands for a kept head that cannot be read any more; its signature is never genuine.
    public static let unreadable = AuditHead(position: 0, hash: [], at: Moment(milliseconds: 0), signature: [])
}
