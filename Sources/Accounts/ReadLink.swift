public import Access
public import Care
import Storage

/// Shows whoever holds a one-time link what it is for: the name, the posts, and the secret for six-digit codes.
public struct ReadLink: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var secret: String

    public init(secret: String) {
        self.secret = secret
    }

    public struct Outcome: Codable, Sendable {
        public let purpose: LinkPurpose
        public let displayName: String
        /// `nil` when the person is still to choose one.
        public let login: String?
        public let posts: [HeldPost]
        public let expiresAt: Moment
        /// Base 32; `nil` when the second factor stays as it is.
        public let totpSecret: String?
        /// The `otpauth://` address for an authenticator app.
        public let totpAddress: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let link = try session.openLink(secret), let owner = try session.owner(of: link) else {
            throw AccountError.linkIsOver
        }
        let offered = link.purpose.setsSecondFactor ? try session.offeredSecret(for: secret) : nil
        return Outcome(
            purpose: link.purpose, displayName: owner.displayName, login: owner.chosenLogin,
            posts: try session.heldPosts(of: owner.id).filter { $0.isLive(on: session.today) },
            expiresAt: link.expiresAt, totpSecret: offered?.text,
            totpAddress: offered?.address(for: owner.chosenLogin ?? owner.displayName))
    }
}

extension Session {
    func owner(of link: OpenLink) throws -> PersonRow? {
        try row(
            """
            SELECT id, login, display_name, is_invited, suspended_at FROM account WHERE id = \(link.account)
            \(unscoped: "whoever holds the link is its person")
            """
        ).map(PersonRow.init)
    }
}
