import Care
import Foundation
import Storage
import Vault

/// Seals the finished stretch of the audit log into the chain and signs the new head.
///
/// Lines get their place in the chain here and not when they are written, because transactions end in another
/// order than they begin. Runs every half minute, and again at once while there is more, so that the unsealed tail is
/// at most a minute old however many people work.
public struct SealAudit: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// Sealing is not sealed itself, or the chain would never come to rest.
    public static let isAudited = false

    /// At most so many lines in one transaction, so that nobody who writes waits longer than a few milliseconds.
    private static let stretch = 500
    /// So many of them by one statement.
    private static let together = 100

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let sealed: Int
        public let head: AuditHead?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let last = try session.lastHead()
        let lines = try session.rows(
            """
            SELECT id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, reason
            FROM audit_line
            WHERE position IS NULL ORDER BY id LIMIT \(Self.stretch) \(unscoped: "the chain runs through all regions")
            """)
        guard !lines.isEmpty else { return Outcome(sealed: 0, head: nil) }
        var position = last?.position ?? 0
        var hash = last?.hash ?? AuditChain.start
        let keys = session.desk.tools.keys
        let seals: [SQL] = try lines.map { row in
            let line = try AuditLine(row)
            position += 1
            hash = AuditChain.hash(line, after: hash, at: position, keys: keys)
            return "(\(line.id), \(position), \(hash))"
        }
        try session.keep(seals, together: Self.together)
        if lines.count == Self.stretch {
            try session.later(SealAudit(), at: session.now, key: "seal after \(position)")
        }
        return Outcome(sealed: lines.count, head: try session.sign(position: position, hash: hash))
    }
}

extension Session where Case == SealAudit {
    fileprivate func lastHead() throws -> AuditHead? {
        // Two servers that seal at once would give out the same positions: the second one waits here.
        try run(
            """
            INSERT INTO change_counter (topic, count) VALUES ('audit seal', 1)
            ON CONFLICT (topic) DO UPDATE SET count = change_counter.count + 1
            \(unscoped: "a lock between servers, without rows of people")
            """)
        return try row(
            """
            SELECT position, hash, at, signature FROM audit_head ORDER BY position DESC LIMIT 1
            \(unscoped: "the chain runs through all regions")
            """
        ).map(AuditHead.init(row:))
    }

    /// In equal parts and then one by one, so that there are two statements to prepare and not one for each length.
    fileprivate func keep(_ seals: [SQL], together: Int) throws {
        let whole = seals.count - seals.count % together
        for start in stride(from: 0, to: whole, by: together) { try keep(seals[start..<(start + together)]) }
        for place in whole..<seals.count { try keep(seals[place...place]) }
    }

    private func keep(_ seals: ArraySlice<SQL>) throws {
        // Both engines call the columns of VALUES so.
        try run(
            """
            UPDATE audit_line SET position = s.column2, hash = s.column3 FROM (VALUES \(joined: Array(seals))) AS s
            WHERE audit_line.id = s.column1 \(unscoped: "the chain runs through all regions")
            """)
    }

    fileprivate func sign(position: Int64, hash: [UInt8]) throws -> AuditHead {
        let text = AuditChain.headText(position: position, hash: hash, at: now)
        let signature = desk.tools.keys.sign(text, for: "audit head")
        let head = AuditHead(position: position, hash: hash, at: now, signature: signature)
        try run(
            """
            INSERT INTO audit_head (position, hash, at, signature)
            VALUES (\(head.position), \(head.hash), \(head.at), \(head.signature))
            \(unscoped: "the chain runs through all regions")
            """)
        return head
    }
}

extension AuditHead {
    init(row: Row) throws {
        position = try row("position")
        hash = try row("hash")
        at = try row("at")
        signature = try row("signature")
    }
}
