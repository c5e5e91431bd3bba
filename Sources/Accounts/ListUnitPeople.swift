public import Access
public import Care
import Storage

/// Lists who holds a post in one unit, with what the post may do there: for the unit's page.
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
            SELECT a.id AS holder, a.display_name, \(HeldPost.columns)
            FROM post p JOIN account a ON a.id = p.account LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.unit = \(unit) AND a.suspended_at IS NULL AND NOT a.is_invited AND p.ended_at IS NULL
                AND p.from_day <= \(session.today) AND (p.until_day IS NULL OR p.until_day >= \(session.today))
                AND \(session.scope, region: "p.region", unit: "p.unit")
            ORDER BY p.role, a.display_name, a.id
            """
        ).map { row in
            let held = try HeldPost(row)
            return Member(
                account: try row("holder"), displayName: try row("display_name"), role: held.post.role,
                until: held.until, standsFor: held.standsFor,
                may: Permission.allCases.filter(held.post.permissions.contains))
        }
    }
}
