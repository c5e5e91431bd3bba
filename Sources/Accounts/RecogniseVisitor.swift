public import Access

/// Says who stands behind a sign-in, and whether it has gone idle.
public struct RecogniseVisitor: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public func perform(in session: borrowing Session<Self>) throws -> Presence? {
        try session.presence(signedInWith: token)
    }
}

/// Says which program stands behind a bearer token, unless it has expired.
public struct RecogniseProgram: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public func perform(in session: borrowing Session<Self>) throws -> Presence? {
        try session.presence(holding: token)
    }
}

/// Says who an account is, for an operator who acts in somebody's name at the terminal.
public struct RecogniseColleague: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = false

    public var login: String

    public init(login: String) {
        self.login = login
    }

    public func perform(in session: borrowing Session<Self>) throws -> Presence {
        guard let account = try session.account(login: login) else { throw AccountError.unknownAccount }
        return Presence(
            account: account.id, login: account.login, displayName: account.displayName,
            posts: try session.posts(of: account.id), seenAt: session.now, granted: nil, isIdle: false)
    }
}
