public import Access
import Care
import Storage

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
