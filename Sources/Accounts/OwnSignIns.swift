public import Access
public import Care
import Storage

/// Lists the browsers in which one is signed in.
public struct ListOwnSignIns: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    /// The sign-in that asks, so that it can be marked.
    public var token: String?

    public init(token: String?) {
        self.token = token
    }

    public struct Device: Codable, Sendable, Equatable {
        public let id: ID<SignIn>
        /// Browser and system; `nil` where none was told.
        public let device: String?
        public let since: Moment
        public let seenAt: Moment
        public let isThis: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Device] {
        let own = token.map { session.storedForms(of: $0) } ?? []
        return try session.rows(
            """
            SELECT id, token_hash, device, made_at, seen_at FROM sign_in
            WHERE \(session.scope, owner: "account")
                AND made_at > \(session.now.adding(hours: -SignInTerm.longestHours))
            ORDER BY made_at DESC, id
            """
        ).map { row in
            Device(
                id: try row("id"), device: try row("device"), since: try row("made_at"), seenAt: try row("seen_at"),
                isThis: own.contains(try row("token_hash", as: String.self)))
        }
    }
}

/// Ends one of one's own sign-ins.
public struct EndOwnSignIn: Command {
    public static let permission = Permission.signedIn

    public var signIn: ID<SignIn>

    public init(signIn: ID<SignIn>) {
        self.signIn = signIn
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let ended = try session.run(
            "DELETE FROM sign_in WHERE id = \(signIn) AND \(session.scope, owner: "account")")
        guard ended == 1 else { throw Refusal.notFound }
        return Done()
    }
}

/// Signs oneself off everywhere, here too.
public struct SignOffEverywhere: Command {
    public static let permission = Permission.signedIn

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run("DELETE FROM sign_in WHERE \(session.scope, owner: "account")")
        return Done()
    }
}

extension Session {
    func endSignIns(of account: ID<Caller>, except token: String) throws {
        try run(
            """
            DELETE FROM sign_in WHERE account = \(account) AND token_hash NOT IN \(list: storedForms(of: token))
            \(unscoped: "a sign-in belongs to nobody's region")
            """)
    }
}
