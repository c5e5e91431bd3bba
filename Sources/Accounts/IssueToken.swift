public import Access
import Care

/// Issues a bearer token for a program. The text is told once; only its hash is kept.
public struct IssueToken: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var login: String
    public var label: String
    public var granted: Set<Permission>
    public var days: Int
    public var door: TokenDoor?
    public var readOnly: Bool?

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
        let terms = TokenTerms(granted: granted, door: door ?? .all, isReadOnly: readOnly ?? false, days: days)
        let token = try session.makeToken(for: account.id, label: label, terms)
        session.about("account \(account.id)")
        return Outcome(token: token)
    }
}
