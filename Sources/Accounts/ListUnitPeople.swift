public import Access
public import Care
import Storage

/// Lists who holds a post in one unit, with what the role may do there: for the unit's page.
public struct ListUnitPeople: Query {
    public static let permission = Permission.seeAccounts
    public static let opensIdentity = false

    /// The unit's code.
    public var unit: String

    public init(unit: String) {
        self.unit = unit
    }

    public struct Member: Codable, Sendable, Equatable {
        public let account: ID<Caller>
        public let displayName: String
        public let role: Role
        public let until: Day?
        /// For whom the post is held while that person is away.
        public let standsFor: String?
        /// In a fixed order.
        public let may: [Permission]
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Member] {
        try session.rows(
            """
            SELECT a.id, a.display_name, p.role, p.until_day, s.display_name AS stands_for_name
            FROM post p JOIN account a ON a.id = p.account LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.unit = \(unit) AND a.suspended_at IS NULL AND NOT a.is_invited AND p.ended_at IS NULL
                AND p.from_day <= \(session.today) AND (p.until_day IS NULL OR p.until_day >= \(session.today))
                AND \(session.scope, region: "p.region", unit: "p.unit")
            ORDER BY p.role, a.display_name, a.id
            """
        ).map { row in
            let role: Role = try row("role")
            return Member(
                account: try row("id"), displayName: try row("display_name"), role: role,
                until: try row("until_day"), standsFor: try row("stands_for_name"),
                may: Permission.allCases.filter(role.permissions.contains))
        }
    }
}
