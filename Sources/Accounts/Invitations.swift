public import Access
public import Care
import Storage

/// Lists the links that have been handed out and not used, the newest first.
public struct ListInvitations: Query {
    public static let permission = Permission.managePeople
    public static let opensIdentity = false
    public static let pageSize: Int64 = 50

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Invitation: Codable, Sendable, Equatable {
        public let account: ID<Caller>
        public let displayName: String
        public let purpose: LinkPurpose
        public let madeAt: Moment
        public let expiresAt: Moment
        public let isOver: Bool
    }

    public struct Outcome: Codable, Sendable {
        public let invitations: [Invitation]
        public let count: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let open: SQL = """
            FROM account_link l JOIN account a ON a.id = l.account
            WHERE l.used_at IS NULL AND l.withdrawn_at IS NULL AND a.suspended_at IS NULL
                AND EXISTS (
                    SELECT 1 FROM post p
                    WHERE p.account = a.id AND \(session.scope, region: "p.region", unit: "p.unit"))
            """
        let skipped = Int64(max(1, min(page ?? 1, 100_000)) - 1) * Self.pageSize
        let found = try session.rows(
            """
            SELECT l.account, a.display_name, l.purpose, l.made_at, l.expires_at \(open)
            ORDER BY l.made_at DESC, l.id DESC LIMIT \(Self.pageSize) OFFSET \(skipped)
            """
        ).map { row in
            let expiresAt: Moment = try row("expires_at")
            return Invitation(
                account: try row("account"), displayName: try row("display_name"), purpose: try row("purpose"),
                madeAt: try row("made_at"), expiresAt: expiresAt, isOver: expiresAt <= session.now)
        }
        return Outcome(invitations: found, count: try session.row("SELECT COUNT(*) AS count \(open)")?("count") ?? 0)
    }
}

/// Takes an invitation back: its link is worth nothing from now on.
public struct WithdrawInvitation: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        guard try session.withdrawLinks(of: person.id) else { throw AccountError.noOpenInvitation }
        session.about(person.id)
        return Done()
    }
}

/// Hands out a new link to somebody who has not joined yet; the one before is worth nothing from now on.
public struct RenewInvitation: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>
    public var request: String

    public init(account: ID<Caller>, request: String) {
        self.account = account
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> HandedLink {
        try session.checkRequest(request)
        let person = try session.managed(account)
        guard person.state == .invited else { throw AccountError.noOpenInvitation }
        session.about(person.id)
        return try session.handOut(.join, to: person.id, named: person.displayName, request: request)
    }
}
