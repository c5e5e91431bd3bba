public import Access
import Care
import Storage

/// Issues a bearer token for a program. The text is told once; only its hash is kept.
public struct IssueToken: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var login: String
    public var label: String
    public var granted: Set<Permission>
    public var days: Int

    public init(login: String, label: String, granted: Set<Permission>, days: Int) {
        self.login = login
        self.label = label
        self.granted = granted
        self.days = days
    }

    public struct Outcome: Codable, Sendable {
        public let token: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let account = try session.account(login: login) else { throw AccountError.unknownAccount }
        guard (1...730).contains(days) else { throw AccountError.badDay }
        let secret = session.newSecret()
        let names = granted.map(\.rawValue).sorted().joined(separator: " ")
        try session.run(
            """
            INSERT INTO token (hash, account, label, granted, made_at, expires_at)
            VALUES (\(secret.stored), \(account.id), \(label), \(names), \(session.now),
                \(session.now.adding(hours: 24 * days)))
            \(unscoped: "the operator issues tokens at the terminal")
            """)
        session.about("account \(account.id)")
        return Outcome(token: secret.text)
    }
}
