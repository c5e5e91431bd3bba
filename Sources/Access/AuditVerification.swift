public import Care
import Foundation
public import Storage
public import Vault

/// Reads the whole audit log beside a running server and says whether anybody has laid hands on it.
public struct AuditVerification: Sendable {
    /// What was found: how far the chain is whole, and the first line where it is not.
    public struct Finding: Sendable, Equatable {
        public var sealed: Int64
        public var unsealed: Int64
        /// The oldest line that is not sealed yet.
        public var unsealedSince: Moment?
        public var fault: Fault?
    }

    public enum Fault: Sendable, Equatable, CustomStringConvertible {
        case changed(position: Int64?, id: String)
        case removed(position: Int64)
        case added(position: Int64, id: String)
        case reordered(position: Int64, id: String)
        case headForged(position: Int64)
        case cutOff(after: Int64, head: Int64)

        public var description: String {
            switch self {
            case .changed(let position, let id): "line \(position.map(String.init) ?? "unsealed") (\(id)) was changed"
            case .removed(let position): "line \(position) was removed"
            case .added(let position, let id): "line \(position) (\(id)) was added"
            case .reordered(let position, let id): "line \(position) (\(id)) does not stand where it was sealed"
            case .headForged(let position): "the head at line \(position) was changed or added"
            case .cutOff(let position, let head): "the log ends at line \(position), but line \(head) was sealed"
            }
        }
    }

    private static let stretch: Int64 = 2_000

    private let keys: KeyRing
    private let keptHeads: [AuditHead]

    /// - Parameter keptHeads: heads kept outside the database, in any order.
    public init(keys: KeyRing, keptHeads: [AuditHead]) {
        self.keys = keys
        self.keptHeads = keptHeads
    }

    public func verify(_ database: any Database) async throws -> Finding {
        let heads = try await heads(in: database) + keptHeads
        if let forged = heads.first(where: { !$0.isGenuine(keys) }) {
            return Finding(sealed: 0, unsealed: 0, fault: .headForged(position: forged.position))
        }
        var walk = Walk(keys: keys, heads: Dictionary(grouping: heads, by: \.position))
        while walk.fault == nil, walk.position < walk.end {
            let (from, to) = (walk.position, walk.end)
            let rows = try await database.read { try $0.rows(Self.sealedLines(after: from, upTo: to)) }
            if rows.isEmpty { walk.fault = .cutOff(after: from, head: to) }
            for row in rows where walk.fault == nil { try walk.take(row) }
        }
        if walk.fault == nil { walk.fault = try await lineBeyondHeads(in: database) }
        return try await finish(walk, in: database)
    }

    /// A sealed line always comes with a head at or behind it. The lines are looked at before the heads, so a
    /// stretch that is sealed in between is never taken for a forgery.
    private func lineBeyondHeads(in database: any Database) async throws -> Fault? {
        let last = try await database.read { connection in
            try connection.row(
                "SELECT id, position FROM audit_line WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1")
        }
        guard let last else { return nil }
        let place: Int64 = try last("position")
        let newest = try await heads(in: database).map(\.position).max() ?? 0
        return place > newest ? .added(position: place, id: try last("id")) : nil
    }

    /// The heads that the database itself holds, the oldest first.
    public func heads(in database: any Database) async throws -> [AuditHead] {
        try await database.read { connection in
            try connection.rows("SELECT position, hash, at, signature FROM audit_head ORDER BY position")
                .map(AuditHead.init(row:))
        }
    }

    private func finish(_ walk: Walk, in database: any Database) async throws -> Finding {
        var finding = Finding(sealed: walk.position, unsealed: 0, fault: walk.fault)
        let rows = try await database.read { try $0.rows(Self.unsealedLines) }
        finding.unsealed = Int64(rows.count)
        for row in rows {
            let line = try? AuditLine(row)
            if let line { finding.unsealedSince = min(finding.unsealedSince ?? line.at, line.at) }
            let isUntouched = line.map { isOwn($0, row) } ?? false
            if finding.fault == nil, !isUntouched { finding.fault = .changed(position: nil, id: try row("id")) }
        }
        return finding
    }

    private func isOwn(_ line: AuditLine, _ row: Row) -> Bool {
        keys.isAuthentic(row.bytesOrNothing("mac"), of: line.text, for: AuditLine.macPurpose)
    }

    private static func sealedLines(after position: Int64, upTo end: Int64) -> SQL {
        """
        SELECT id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, reason, mac, position,
            hash
        FROM audit_line WHERE position > \(position) AND position <= \(end) ORDER BY position LIMIT \(stretch)
        """
    }

    private static let unsealedLines: SQL =
        """
        SELECT id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, reason, mac
        FROM audit_line WHERE position IS NULL ORDER BY id
        """
}

/// One walk along the chain, line by line.
private struct Walk {
    let keys: KeyRing
    /// Two different heads at one position mean that the log was cut off and has grown again: neither is left out.
    let heads: [Int64: [AuditHead]]
    var position: Int64 = 0
    var hash = AuditChain.start
    var fault: AuditVerification.Fault?

    /// Where the newest head says that the chain ends.
    let end: Int64

    init(keys: KeyRing, heads: [Int64: [AuditHead]]) {
        self.keys = keys
        self.heads = heads
        self.end = heads.keys.max() ?? 0
    }

    mutating func take(_ row: Row) throws {
        let place: Int64 = try row("position")
        guard let line = try? AuditLine(row) else {
            // A value of another kind cannot have been written by this house.
            fault = .changed(position: place, id: try row("id"))
            return
        }
        guard place == position + 1 else {
            fault = .removed(position: position + 1)
            return
        }
        let isUntouched = keys.isAuthentic(row.bytesOrNothing("mac"), of: line.text, for: AuditLine.macPurpose)
        let kept: [UInt8] = row.bytesOrNothing("hash")
        let isLinked = AuditChain.isHash(kept, of: line, after: hash, at: place, keys: keys)
        let isInPlace = isLinked && (heads[place] ?? []).allSatisfy { $0.hash == kept }
        guard isUntouched, isInPlace else {
            fault = isUntouched
                ? .reordered(position: place, id: line.id.rawValue) : .changed(position: place, id: line.id.rawValue)
            return
        }
        position = place
        hash = kept
    }
}

extension Row {
    /// Empty where the value is of another kind: then it is not what this house wrote, and no check passes.
    fileprivate func bytesOrNothing(_ column: StaticString) -> [UInt8] {
        do {
            return try self(column)
        } catch {
            return []
        }
    }
}
