public import Access
public import Care
import Storage
import Vault

/// Signs a person in with account, password and six-digit code, or a recovery code, and gives a fresh token.
///
/// What was wrong is never said: not which of the three, nor whether the account exists. An unknown account
/// costs the same time as a known one.
public struct SignIn: Command {
    public static let permission = Permission.anyone

    public var account: String
    public var password: Private<String>
    public var code: Private<String>
    /// Where the request comes from; filled in by the door, not by the form.
    public var address: String
    /// Browser and system in two words, for the list of signed-in devices; filled in by the door too.
    public var device: String?
    private var passwordIsRight = false
    /// Of a password that was hashed at an older cost.
    private var newHash: String?

    enum CodingKeys: String, CodingKey { case account, password, code, address, device }

    public init(
        account: String, password: Private<String>, code: Private<String>, address: String, device: String? = nil
    ) {
        self.account = account
        self.password = password
        self.code = code
        self.address = address
        self.device = device
    }

    public enum Outcome: Codable, Sendable, Equatable {
        case signedIn(token: String)
        case refused
        case locked(seconds: Int)
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        let login = Account.normalLogin(account)
        var ready = self
        ready.account = login
        if try await room.isLocked(login, address) { return ready }
        let row = try await room.rows(
            """
            SELECT password_hash FROM account WHERE login = \(login) AND suspended_at IS NULL
            \(unscoped: "whoever signs in is not known yet")
            """
        ).first
        let check = try await room.passwords.check(password, against: row?("password_hash"), from: address)
        ready.passwordIsRight = check != .wrong
        if check == .rightButOutdated {
            ready.newHash = try await room.passwords.hash(password, from: address)
        }
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let key = session.lockKey(account, address)
        if let until = try session.lockedUntil(key) {
            session.about("locked")
            return .locked(seconds: max(1, until.seconds(since: session.now)))
        }
        guard let known = try session.account(login: account), passwordIsRight,
            try session.accepts(secondFactor: code, of: known)
        else {
            try session.countFailure(key)
            session.about("refused")
            return .refused
        }
        session.about("account \(known.id)")
        try session.forgetFailures(key)
        if let newHash { try session.keep(passwordHash: newHash, of: known.id) }
        return .signedIn(token: try session.openSignIn(for: known.id, on: device))
    }
}

extension SignIn.Outcome: Shaped {
    public static let shape = Shape.either([
        .way("signedIn", of: "SignIn.Outcome", ["token": .text()]), .way("refused", of: "SignIn.Outcome"),
        .way("locked", of: "SignIn.Outcome", ["seconds": .whole]),
    ])
    public static let example = Self.refused
}

extension Session {
    /// Accepts a six-digit code once; whoever comes second with the same code is refused, also in the same instant.
    func accepts(_ code: Private<String>, of account: Account) throws -> Bool {
        guard let sealed = account.totpSecret else { return false }
        let secret = try open(sealed, for: Account.sealing(account.login))
        guard let totp = OneTimeCode(base32: secret),
            let step = totp.check(code.exposed, at: now, lastUsed: account.totpStep)
        else { return false }
        return try run(
            """
            UPDATE account SET totp_step = \(step) WHERE id = \(account.id) AND totp_step < \(step)
            \(unscoped: "whoever signs in is not known yet")
            """) == 1
    }
}
