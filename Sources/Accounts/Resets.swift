public import Access
public import Care
import Storage

/// Asks for a reset of somebody's password or second factor. A second administrator has to confirm it.
public struct RequestReset: Command {
    public static let permission = Permission.managePeople
    public static let hours = 72

    public var account: ID<Caller>
    public var purpose: LinkPurpose

    public init(account: ID<Caller>, purpose: LinkPurpose) {
        self.account = account
        self.purpose = purpose
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        guard let requester = session.caller.id else { throw Refusal.notSignedIn }
        guard person.state == .inService, purpose != .join else { throw AccountError.notInService }
        try session.endReset(of: person.id, onlyRunOut: true)
        let inserted = try session.run(
            """
            INSERT INTO account_reset (id, account, purpose, requested_by, requested_at, expires_at)
            VALUES (\(session.newID(Reset.self)), \(person.id), \(purpose), \(requester), \(session.now),
                \(session.now.adding(hours: Self.hours)))
            ON CONFLICT DO NOTHING
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        guard inserted == 1 else { throw AccountError.resetOpen }
        session.about(person.id)
        return Done()
    }
}

/// Confirms a reset that another administrator has asked for, and hands out the one-time link.
public struct ConfirmReset: Command {
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
        guard let confirmer = session.caller.id, let reset = try session.openReset(of: person.id) else {
            throw AccountError.resetOver
        }
        guard reset.requestedBy != confirmer else { throw AccountError.secondPersonNeeded }
        // Of two who confirm in the same instant, one does.
        let confirmed = try session.run(
            """
            UPDATE account_reset SET confirmed_by = \(confirmer), ended_at = \(session.now)
            WHERE id = \(reset.id) AND ended_at IS NULL
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        guard confirmed == 1 else { throw AccountError.resetOver }
        session.about(person.id)
        return try session.handOut(reset.purpose, to: person.id, named: person.displayName, request: request)
    }
}

/// Takes a reset back that nobody has confirmed.
public struct WithdrawReset: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        guard try session.endReset(of: person.id) else { throw AccountError.resetOver }
        session.about(person.id)
        return Done()
    }
}

/// A reset that waits for its second administrator.
public struct Reset: Codable, Sendable, Equatable {
    public let id: ID<Reset>
    public let purpose: LinkPurpose
    public let requestedBy: ID<Caller>
    public let requestedByName: String
    public let requestedAt: Moment
    public let expiresAt: Moment

    init(_ row: Row) throws {
        id = try row("id")
        purpose = try row("purpose")
        requestedBy = try row("requested_by")
        requestedByName = try row("display_name")
        requestedAt = try row("requested_at")
        expiresAt = try row("expires_at")
    }
}

extension Session {
    func openReset(of account: ID<Caller>) throws -> Reset? {
        try row(
            """
            SELECT r.id, r.purpose, r.requested_by, a.display_name, r.requested_at, r.expires_at
            FROM account_reset r JOIN account a ON a.id = r.requested_by
            WHERE r.account = \(account) AND r.ended_at IS NULL AND r.expires_at > \(now)
            \(unscoped: "the account was admitted by its posts before")
            """
        ).map(Reset.init)
    }

    /// - Returns: whether there was one.
    @discardableResult
    func endReset(of account: ID<Caller>, onlyRunOut: Bool = false) throws -> Bool {
        let runOut: SQL = onlyRunOut ? "AND expires_at <= \(now)" : ""
        return try run(
            """
            UPDATE account_reset SET ended_at = \(now) WHERE account = \(account) AND ended_at IS NULL \(runOut)
            \(unscoped: "the account was admitted by its posts before")
            """) > 0
    }
}
