public import Access
import Storage

/// Takes an account out of service at once: no sign-in, no token, no duty.
public struct SuspendAccount: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var login: String

    public init(login: String) {
        self.login = login
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard let account = try session.account(login: login) else { throw AccountError.unknownAccount }
        try session.run(
            """
            UPDATE account SET suspended_at = \(session.now) WHERE id = \(account.id)
            \(unscoped: "the operator suspends people at the terminal")
            """)
        try session.endSignIns(of: account.id)
        session.about("account \(account.id)")
        return Done()
    }
}
