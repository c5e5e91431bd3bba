public import Access
public import Care
import Storage
import Vault

/// Uses a one-time link: sets what it is for, proves the second factor with a code, and signs the person in.
///
/// A link for one factor asks for the other one, so that who finds the link cannot use it alone. Failures there
/// count with those of signing in.
public struct UseLink: Command {
    public static let permission = Permission.anyone

    public var secret: String
    /// Only for who joins and has none yet.
    public var login: String?
    /// The new password, where the link sets one.
    public var password: Private<String>?
    /// The present password, where only the second factor is set anew.
    public var oldPassword: Private<String>?
    /// The code that proves the second factor: of the new one, or of the present one where it stays.
    public var code: Private<String>
    /// Where the request comes from; filled in by the door, not by the form.
    public var address: String
    public var device: String?
    private var newHash: String?
    private var oldPasswordIsRight = false

    enum CodingKeys: String, CodingKey { case secret, login, password, oldPassword, code, address, device }

    public init(
        secret: String, login: String? = nil, password: Private<String>? = nil, oldPassword: Private<String>? = nil,
        code: Private<String>, address: String, device: String? = nil
    ) {
        self.secret = secret
        self.login = login
        self.password = password
        self.oldPassword = oldPassword
        self.code = code
        self.address = address
        self.device = device
    }

    public enum Outcome: Codable, Sendable, Equatable {
        /// Ten recovery codes, told once; none where the second factor stays.
        case done(token: String, recoveryCodes: [String])
        case refused
        case locked(seconds: Int)
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        // A link that is none costs no hashing: there is nobody to be made to wait.
        guard let link = try await room.owner(behindLink: secret) else { return ready }
        if let password { ready.newHash = try await room.passwords.hash(password, from: address) }
        if let oldPassword {
            let check = try await room.passwords.check(oldPassword, against: link("password_hash"), from: address)
            ready.oldPasswordIsRight = check != .wrong
        }
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let link = try session.openLink(secret), let owner = try session.owner(of: link) else {
            throw AccountError.linkIsOver
        }
        session.about(owner.id)
        let name = try owner.chosenLogin ?? chosenLogin
        let key = session.lockKey(name, address)
        if let until = try session.lockedUntil(key) {
            return .locked(seconds: max(1, until.seconds(since: session.now)))
        }
        try checkPassword(for: link, names: [name, owner.displayName], in: session)
        guard try provesOther(than: link, owner, in: session) else {
            try session.countFailure(key)
            return .refused
        }
        return try use(link, of: owner, as: name, in: session)
    }

    private var chosenLogin: String {
        get throws(AccountError) {
            let name = Account.normalLogin(login ?? "")
            guard Account.isLogin(name) else { throw .badLogin }
            return name
        }
    }

    private func checkPassword(
        for link: OpenLink, names: [String], in session: borrowing Session<Self>
    ) throws {
        guard link.purpose.setsPassword else { return }
        guard let password, newHash != nil else { throw AccountError.shortPassword }
        try NewPassword.check(password.exposed, names: names, common: session.book())
    }

    /// The factor that the link leaves alone has to be shown; a link for both is proof enough, because two
    /// administrators, or the invitation, stand behind it.
    private func provesOther(
        than link: OpenLink, _ owner: PersonRow, in session: borrowing Session<Self>
    ) throws -> Bool {
        switch link.purpose {
        case .join, .everything: return true
        case .secondFactor: return oldPasswordIsRight
        case .password:
            guard let account = try session.account(login: owner.login) else { return false }
            return try session.accepts(secondFactor: code, of: account)
        }
    }

    private func use(
        _ link: OpenLink, of owner: PersonRow, as name: String, in session: borrowing Session<Self>
    ) throws -> Outcome {
        try session.consume(link)
        var codes: [String] = []
        if owner.chosenLogin == nil {
            try session.take(login: name, for: owner.id)
        } else if owner.isInvited {
            try session.welcome(owner.id)
        }
        if let newHash, link.purpose.setsPassword { try session.keep(passwordHash: newHash, of: owner.id) }
        if link.purpose.setsSecondFactor {
            let offered = try session.offeredSecret(for: secret)
            guard let step = offered.code.check(code.exposed, at: session.now) else { throw AccountError.wrongCode }
            try session.keep(offered, provedIn: step, login: name, of: owner.id)
            codes = try session.newRecoveryCodes(for: owner.id)
        }
        try session.endSignIns(of: owner.id)
        // Whoever had the old secrets may have made one.
        try session.endTokens(of: owner.id)
        return .done(token: try session.openSignIn(for: owner.id, on: device), recoveryCodes: codes)
    }
}

extension PreparationRoom {
    fileprivate func owner(behindLink secret: String) async throws -> Row? {
        let forms = storedForms(of: secret)
        return try await rows(
            """
            SELECT a.password_hash FROM account_link l JOIN account a ON a.id = l.account
            WHERE l.hash IN \(list: forms) \(unscoped: "whoever holds the link is not known yet")
            """
        ).first
    }
}

extension Session {
    /// - Throws: `AccountError.loginTaken`, also for a name that somebody bore before.
    func take(login: String, for account: ID<Caller>) throws {
        guard try claim(login: login) else { throw AccountError.loginTaken }
        try run(
            """
            UPDATE account SET login = \(login), is_invited = FALSE WHERE id = \(account)
            \(unscoped: "whoever holds the link is its person")
            """)
    }

    /// Somebody whose login came with the list has nothing left to choose.
    func welcome(_ account: ID<Caller>) throws {
        try run(
            """
            UPDATE account SET is_invited = FALSE WHERE id = \(account)
            \(unscoped: "whoever holds the link is its person")
            """)
    }

    /// Of two who choose one name in the same instant, one gets it.
    func claim(login: String) throws -> Bool {
        try run(
            """
            INSERT INTO login_claim (login) VALUES (\(login)) ON CONFLICT DO NOTHING
            \(unscoped: "names of accounts belong to nobody's region")
            """) == 1
    }
}

extension UseLink.Outcome: Shaped {
    public static let shape = Shape.either([
        .way("done", of: "UseLink.Outcome", ["token": .text(), "recoveryCodes": .list(.text())]),
        .way("refused", of: "UseLink.Outcome"), .way("locked", of: "UseLink.Outcome", ["seconds": .whole]),
    ])
    public static let example = Self.refused
}
