public import Access
public import Care
import Vault

/// Adds somebody who works here, or a program, at the operator's terminal.
///
/// A person gets a secret for six-digit codes, told once. Without a demo there is no other way to the first account.
public struct AddAccount: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    public var login: String
    public var displayName: String
    /// `nil` for a program, which has tokens only.
    public var password: Private<String>?
    public var post: Post
    /// Base 32, when the secret for six-digit codes exists already, as in a demo; else one is made.
    public var knownSecret: Private<String>?
    private var passwordHash: String?

    enum CodingKeys: String, CodingKey { case login, displayName, password, post, knownSecret }

    public init(
        login: String, displayName: String, password: Private<String>?, post: Post, knownSecret: Private<String>? = nil
    ) {
        self.login = login
        self.displayName = displayName
        self.password = password
        self.post = post
        self.knownSecret = knownSecret
    }

    public struct Outcome: Codable, Sendable {
        public let account: ID<Caller>
        /// Base 32, for an authenticator app; `nil` for a program.
        public let totpSecret: String?
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        guard let password else { return self }
        try NewPassword.check(password.exposed, names: [login, displayName], common: room.book())
        var ready = self
        ready.passwordHash = try await room.passwords.hash(password, from: login)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard Account.isLogin(login) else { throw AccountError.badLogin }
        guard !displayName.isEmpty else { throw AccountError.emptyName }
        let id = session.newID(Caller.self)
        let secret = passwordHash == nil ? nil : knownSecret?.exposed ?? Base32.text(session.randomBytes(20))
        try session.insert(
            NewAccount(
                id: id, login: login, displayName: displayName, kind: secret == nil ? "program" : "person",
                passwordHash: passwordHash,
                totpSecret: secret.map { session.seal(Private($0), for: Account.sealing(login)) }))
        try session.insert(post, of: id, until: nil)
        session.about("account \(id)", region: post.region)
        return Outcome(account: id, totpSecret: secret)
    }
}
