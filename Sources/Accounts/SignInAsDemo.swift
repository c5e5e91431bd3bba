public import Access
import Storage

/// Signs in as one of the invented people with one click. Exists only in a demo house.
public struct SignInAsDemo: Command {
    public static let permission = Permission.anyone

    public var account: String
    public var device: String?

    public init(account: String, device: String? = nil) {
        self.account = account
        self.device = device
    }

    public func perform(in session: borrowing Session<Self>) throws -> SignIn.Outcome {
        guard session.isDemo else { throw Refusal.notFound }
        let row = try session.row(
            """
            SELECT id, login, display_name, kind, password_hash, totp_secret, totp_step FROM account
            WHERE login = \(account) AND demo AND suspended_at IS NULL AND kind = 'person'
            \(unscoped: "whoever signs in is not known yet")
            """)
        guard let known = try row.map(Account.init) else { throw Refusal.notFound }
        session.about("account \(known.id)")
        return .signedIn(token: try session.openSignIn(for: known.id, on: device))
    }
}
