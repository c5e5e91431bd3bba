public import Access
public import Care
import Storage

/// Takes somebody out of service at once: no sign-in, no token, no duty, no open page.
public struct SuspendPerson: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        try session.suspend(person.id)
        session.about(person.id)
        return Done()
    }
}

/// Takes somebody back into service, with the posts that still count.
public struct TakeBackPerson: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        try session.run(
            """
            UPDATE account SET suspended_at = NULL WHERE id = \(person.id)
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        session.about(person.id)
        return Done()
    }
}

/// Ends everything of somebody who leaves: posts, sign-ins, tokens, links. The name stays beside what they did.
public struct ReleasePerson: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let person = try session.managed(account)
        try session.run(
            """
            UPDATE post SET ended_at = \(session.now) WHERE account = \(person.id) AND ended_at IS NULL
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        try session.run(
            """
            DELETE FROM token WHERE account = \(person.id)
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        try session.suspend(person.id)
        session.about(person.id)
        return Done()
    }
}

extension Session {
    func suspend(_ account: ID<Caller>) throws {
        try run(
            """
            UPDATE account SET suspended_at = \(now) WHERE id = \(account) AND suspended_at IS NULL
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        try withdrawLinks(of: account)
        try run(
            """
            UPDATE account_reset SET ended_at = \(now)
            WHERE (account = \(account) OR requested_by = \(account)) AND ended_at IS NULL
            \(unscoped: "every post of the account was found to be the caller's to give")
            """)
        try endSignIns(of: account)
    }
}
