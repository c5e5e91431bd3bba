public import Access
public import Care
import Storage

/// One line of the audit log as the person concerned may read it.
public struct Deed: Codable, Sendable, Equatable {
    /// For going on to the next page.
    public let id: String
    public let at: Moment
    /// Who did it: somebody with a name, a program, the platform itself, or anyone before a sign-in.
    public let byKind: Caller.Kind
    /// The name that colleagues know, not the login; a job's name for the platform.
    public let by: String
    public let useCase: String
    public let outcome: String

    init(_ row: Row) throws {
        id = try row("id")
        at = try row("at")
        let (name, known): (String, String?) = (try row("caller_name"), try row("display_name"))
        byKind = Caller.Kind(rawValue: try row("caller_kind")) ?? .system
        by = known ?? name
        useCase = try row("use_case")
        outcome = try row("outcome")
    }

    static let pageSize: Int64 = 30
    static let columns: SQL = """
        l.id, l.at, l.caller_kind, l.caller_name, l.use_case, l.outcome, a.display_name
        FROM published_audit_line l LEFT JOIN account a ON a.id = l.caller_id
        """
}

/// Lists what one has done here oneself, the newest first.
public struct ListOwnDeeds: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    /// The last line of the page before.
    public var before: String?

    public init(before: String? = nil) {
        self.before = before
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Deed] {
        try session.rows(
            """
            SELECT \(Deed.columns)
            WHERE \(session.scope, owner: "l.caller_id") AND l.id < \(before ?? "~")
            ORDER BY l.id DESC LIMIT \(Deed.pageSize)
            """
        ).map(Deed.init)
    }
}

/// Lists what was done to one's own account, by whom, and who looked at it.
public struct ListDeedsOnMe: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public var before: String?

    public init(before: String? = nil) {
        self.before = before
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Deed] {
        guard let me = session.caller.id else { throw Refusal.notSignedIn }
        return try session.deeds(on: me, before: before)
    }
}

extension Session {
    func deeds(on account: ID<Caller>, before: String?) throws -> [Deed] {
        try rows(
            """
            SELECT \(Deed.columns)
            WHERE l.subject = \("account \(account)") AND l.id < \(before ?? "~")
            ORDER BY l.id DESC LIMIT \(Deed.pageSize)
            \(unscoped: "the owner of the account, or who may manage all of it")
            """
        ).map(Deed.init)
    }
}
