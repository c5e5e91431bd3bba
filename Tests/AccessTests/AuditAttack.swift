import Storage

/// One single thing that somebody with write access to the database may do to a sealed log.
struct AuditAttack: Sendable, CustomStringConvertible {
    enum Kind: String, CaseIterable, Sendable {
        case change, deletion, insertion, swap, truncation
    }

    let kind: Kind
    let manner: String
    let statements: [SQL]

    var description: String { "\(kind.rawValue): \(manner)" }

    /// - Parameters:
    ///   - number: which one; the kinds take turns.
    ///   - end: the newest sealed position.
    static func number(_ number: Int, upTo end: Int64, _ chance: inout some RandomNumberGenerator) -> AuditAttack {
        let kinds = Kind.allCases
        let place = Int64.random(in: 1...end, using: &chance)
        switch kinds[number % kinds.count] {
        case .change: return change(at: place, Int.random(in: 0..<11, using: &chance), &chance)
        case .deletion: return deletion(at: place, closing: Bool.random(using: &chance))
        case .insertion: return insertion(of: place, end: end, Int.random(in: 0..<3, using: &chance))
        case .swap: return swap(place, place % end + 1, Int.random(in: 0..<3, using: &chance))
        case .truncation: return truncation(after: place - 1, Int.random(in: 0..<3, using: &chance))
        }
    }

    private static func change(
        at place: Int64, _ which: Int, _ chance: inout some RandomNumberGenerator
    ) -> AuditAttack {
        let other = (0..<32).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let later = Int64.random(in: 1...86_400_000, using: &chance)
        let at: SQL = "WHERE position = \(place)"
        let (column, statement): (String, SQL) = [
            ("id", "UPDATE audit_line SET id = id || 'x' \(at)"),
            ("at", "UPDATE audit_line SET at = at - \(later) \(at)"),
            ("caller_kind", "UPDATE audit_line SET caller_kind = caller_kind || 'x' \(at)"),
            ("caller_id", "UPDATE audit_line SET caller_id = COALESCE(caller_id, '') || 'x' \(at)"),
            ("caller_name", "UPDATE audit_line SET caller_name = caller_name || 'x' \(at)"),
            ("use_case", "UPDATE audit_line SET use_case = use_case || 'x' \(at)"),
            ("region", "UPDATE audit_line SET region = COALESCE(region, '') || '9' \(at)"),
            ("subject", "UPDATE audit_line SET subject = subject || 'x' \(at)"),
            ("outcome", "UPDATE audit_line SET outcome = outcome || 'x' \(at)"),
            ("mac", "UPDATE audit_line SET mac = \(other) \(at)"),
            ("hash", "UPDATE audit_line SET hash = \(other) \(at)"),
        ][which]
        return AuditAttack(kind: .change, manner: "\(column) of line \(place)", statements: [statement])
    }

    private static func deletion(at place: Int64, closing: Bool) -> AuditAttack {
        let gone: SQL = "DELETE FROM audit_line WHERE position = \(place)"
        return AuditAttack(
            kind: .deletion, manner: "line \(place)\(closing ? ", gap closed" : "")",
            statements: closing ? [gone] + shift(after: place, by: -1) : [gone])
    }

    /// In two steps, because no position may stand there twice for a moment.
    private static func shift(after place: Int64, by step: Int64) -> [SQL] {
        [
            "UPDATE audit_line SET position = position + 1000000 WHERE position > \(place)",
            "UPDATE audit_line SET position = position - 1000000 + \(step) WHERE position > 1000000",
        ]
    }

    private static func insertion(of place: Int64, end: Int64, _ manner: Int) -> AuditAttack {
        switch manner {
        case 0:
            let steps = shift(after: place, by: 1) + [copy(of: place, to: place + 1)]
            return AuditAttack(kind: .insertion, manner: "a copy behind line \(place)", statements: steps)
        case 1:
            return AuditAttack(
                kind: .insertion, manner: "a copy of line \(place) at the end",
                statements: [copy(of: place, to: end + 1)])
        default:
            return AuditAttack(
                kind: .insertion, manner: "a copy of line \(place), unsealed", statements: [copy(of: place, to: nil)])
        }
    }

    private static func copy(of place: Int64, to position: Int64?) -> SQL {
        """
        INSERT INTO audit_line (id, at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, mac,
            position, hash)
        SELECT id || '-2', at, caller_kind, caller_id, caller_name, use_case, region, subject, outcome, mac,
            CAST(\(position) AS BIGINT), hash
        FROM audit_line WHERE position = \(place)
        """
    }

    private static func swap(_ one: Int64, _ other: Int64, _ manner: Int) -> AuditAttack {
        let places: [SQL] = [
            "UPDATE audit_line SET position = 1000000 WHERE position = \(one)",
            "UPDATE audit_line SET position = \(one) WHERE position = \(other)",
            "UPDATE audit_line SET position = \(other) WHERE position = 1000000",
        ]
        let hashes: SQL =
            """
            UPDATE audit_line SET hash = (SELECT o.hash FROM audit_line o
                WHERE o.position = \(one) + \(other) - audit_line.position)
            WHERE position IN (\(one), \(other))
            """
        let contents: SQL =
            """
            UPDATE audit_line SET (subject, outcome, use_case, at, mac) = (
                SELECT o.subject, o.outcome, o.use_case, o.at, o.mac FROM audit_line o
                WHERE o.position = \(one) + \(other) - audit_line.position)
            WHERE position IN (\(one), \(other))
            """
        let name = "lines \(one) and \(other)"
        switch manner {
        case 0: return AuditAttack(kind: .swap, manner: name, statements: places)
        case 1: return AuditAttack(kind: .swap, manner: "\(name), hashes stay in place", statements: places + [hashes])
        default: return AuditAttack(kind: .swap, manner: "what \(name) tell", statements: [contents])
        }
    }

    private static func truncation(after place: Int64, _ manner: Int) -> AuditAttack {
        let lines: SQL = "DELETE FROM audit_line WHERE position > \(place)"
        let name = "behind line \(place)"
        switch manner {
        case 0: return AuditAttack(kind: .truncation, manner: name, statements: [lines])
        case 1:
            return AuditAttack(
                kind: .truncation, manner: "\(name), with their heads",
                statements: [lines, "DELETE FROM audit_head WHERE position > \(place)"])
        default:
            return AuditAttack(
                kind: .truncation, manner: "\(name), and all heads", statements: [lines, "DELETE FROM audit_head"])
        }
    }
}
