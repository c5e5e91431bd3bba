public import Access
public import Care
public import ProtectionRules
import Storage
import WarningRules

/// A colleague in a unit that is in close contact with minors, and how it stands with the query of their offence record
/// (rulebook H.4). Of what was found nothing is kept but whether it hinders.
public struct StaffCheck: Codable, Sendable, Equatable {
    public let account: ID<Caller>
    public let displayName: String
    /// The outermost unit, such as the school of a class.
    public let unit: String
    public let unitNames: [String: String]
    public let region: Region
    /// The first day of their post there.
    public let since: Day
    public let state: StaffCheckState
    /// The day of the newest query; `nil` where there was none.
    public let queriedOn: Day?
    public let due: Day?
    public let outcome: StaffCheckOutcome?
    /// By when the account or the post has to have ended; `nil` where nothing hinders.
    public let suspendDue: Moment?
    /// Whether that is over: whoever is on the list has both still.
    public let isSuspensionLate: Bool
    /// Whether it is the caller, who never notes their own.
    public let isOwn: Bool

    static func sealing(of check: ID<StaffCheck>) -> String { "staff check \(check)" }
}

/// Why a query could not be noted.
public enum StaffCheckError: Problem, Equatable {
    /// Nobody notes their own.
    case own
    /// A day to come.
    case badDay

    public var kind: ProblemKind {
        switch self {
        case .own: .conflict
        case .badDay: .invalid(field: "queriedOn")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .own: Phrase("protection.staff.problem.own")
        case .badDay: Phrase("protection.staff.problem.badDay")
        }
    }
}

/// All SQL of who is in close contact with minors.
extension Session {
    /// Who holds a post in a unit in close contact with minors: `account`, `house`, `region`, `kind`, `since`. Which
    /// kinds these are in a region is asked of its policy once more, see `isInContact`.
    /// - Parameter byName: with the names of the own unit alone; of others only of those who lead them, because nobody
    ///   notes their own. A place above counts, and reads no list of a school's colleagues here.
    func staffInContact(_ policies: StaffCheckPolicies, byName: Bool) -> SQL {
        let kinds = Set(policies.all.flatMap(\.unitKinds)).sorted()
        let own: SQL = byName ? "AND (p.role = \(Role.unitAdministrator) OR u.house IN \(list: scope.units))" : ""
        return """
            SELECT p.account, u.house, h.region, h.kind, MIN(p.from_day) AS since
            FROM published_post p JOIN published_unit u ON u.code = p.unit
            JOIN published_unit h ON h.code = u.house
            WHERE h.kind IN \(list: kinds) AND h.status NOT IN ('closed', 'merged')
                AND p.role <> \(Role.integration) AND (p.until_day IS NULL OR p.until_day >= \(today))
                AND \(scope, region: "h.region", unit: "u.house") \(own)
            GROUP BY p.account, u.house, h.region, h.kind
            """
    }

    /// The newest query `c` of a colleague `s`. What was noted wrongly is noted once more, and the newest counts.
    var newestStaffCheck: SQL {
        """
        LEFT JOIN staff_check c ON c.account = s.account AND c.unit = s.house AND NOT EXISTS (
            SELECT 1 FROM staff_check n WHERE n.account = c.account AND n.unit = c.unit AND n.id > c.id)
        """
    }

    func isInContact(_ kind: String, in region: Region, _ policies: StaffCheckPolicies) -> Bool {
        policies.edition(for: region, on: today).unitKinds.contains(kind)
    }
}

extension Row {
    func staffUnitNames() throws -> [String: String] {
        let (text, other): (String, String) = (try self("name_zh"), try self("name_en"))
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
