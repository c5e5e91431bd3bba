public import Access
public import Care
import ProtectionRules
import Storage

/// Counts, unit by unit, of how many colleagues in close contact with minors the query of the offence record is due:
/// how many and never who, nor what came of one (rulebook H.4).
public struct CountStaffChecks: Query {
    public static let permission = Permission.seeAccounts
    public static let opensIdentity = false
    /// The units of which most are due; the sums are of all.
    public static let atMost = 200

    public init() {}

    public struct Line: Codable, Sendable, Equatable {
        public let unit: String
        public let unitNames: [String: String]
        public let region: Region
        public let colleagues: Int
        /// Never queried, or over a year ago.
        public let due: Int
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let colleagues: Int
        public let due: Int
        public let units: [Line]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let policies = try session.book(StaffCheckPolicies.self)
        let lines = try session.rows(
            """
            SELECT s.house, s.region, s.kind, h.name_zh, h.name_en, COUNT(*) AS colleagues,
                SUM(CASE WHEN c.id IS NULL OR c.next_due < \(session.today) THEN 1 ELSE 0 END) AS due
            FROM (\(session.staffInContact(policies, byName: false))) s
            JOIN published_unit h ON h.code = s.house \(session.newestStaffCheck)
            GROUP BY s.house, s.region, s.kind, h.name_zh, h.name_en
            ORDER BY due DESC, s.house
            """
        ).filter { session.isInContact(try $0("kind"), in: try $0("region"), policies) }.map {
            Line(
                unit: try $0("house"), unitNames: try $0.staffUnitNames(), region: try $0("region"),
                colleagues: try $0("colleagues"), due: try $0("due"))
        }
        return Outcome(
            colleagues: lines.map(\.colleagues).reduce(0, +), due: lines.map(\.due).reduce(0, +),
            units: Array(lines.prefix(Self.atMost)))
    }
}
