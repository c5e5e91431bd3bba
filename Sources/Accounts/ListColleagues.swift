public import Access
public import Care
import Storage

/// Lists who holds which post in the caller's regions. People and posts, never what they see.
public struct ListColleagues: Query {
    public static let permission = Permission.seeAccounts
    public static let opensIdentity = false

    public init() {}

    public struct Colleague: Codable, Sendable, Equatable {
        public let displayName: String
        public let role: Role
        public let region: Region
        public let unit: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Colleague] {
        try session.rows(
            """
            SELECT a.display_name, p.role, p.region, p.unit FROM post p JOIN account a ON a.id = p.account
            WHERE a.suspended_at IS NULL AND NOT a.is_invited AND p.ended_at IS NULL
                AND (p.until_day IS NULL OR p.until_day >= \(session.today))
                AND \(session.scope, region: "p.region")
            ORDER BY p.region, p.role, a.display_name LIMIT 500
            """
        ).map {
            Colleague(
                displayName: try $0("display_name"), role: try $0("role"), region: try $0("region"),
                unit: try $0("unit"))
        }
    }
}

/// Lists all accounts for the operator's terminal.
public struct ListAccounts: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = false

    public init() {}

    public struct Line: Codable, Sendable {
        public let login: String
        public let displayName: String
        public let isSuspended: Bool
        public let isDemo: Bool
        public let posts: [Post]
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Line] {
        try session.rows(
            """
            SELECT id, login, display_name, demo, suspended_at FROM account ORDER BY login
            \(unscoped: "the operator sees all accounts at the terminal")
            """
        ).map { row in
            Line(
                login: try row("login"), displayName: try row("display_name"),
                isSuspended: try row("suspended_at", as: Moment?.self) != nil, isDemo: try row("demo"),
                posts: try session.posts(of: row("id")))
        }
    }
}
