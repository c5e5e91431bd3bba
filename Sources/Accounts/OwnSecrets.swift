public import Access
public import Care
import Storage
import Vault

/// What came of giving one's own secrets to change one of them.
public enum OwnChange: Codable, Sendable, Equatable {
    /// New recovery codes, told once; none where they stay.
    case done(recoveryCodes: [String])
    case refused
    case locked(seconds: Int)
}

extension OwnChange: Shaped {
    public static let shape = Shape.either([
        .way("done", of: "OwnChange", ["recoveryCodes": .list(.text())]), .way("refused", of: "OwnChange"),
        .way("locked", of: "OwnChange", ["seconds": .whole]),
    ])
    public static let example = Self.refused
}

/// Changes one's own password. The old one is asked; all other sign-ins end.
public struct ChangePassword: Command {
    public static let permission = Permission.signedIn

    public var oldPassword: Private<String>
    public var password: Private<String>
    /// The sign-in that goes on; filled in by the door, as the address is.
    public var token: String
    public var address: String
    private var proof = OwnProof()
    private var newHash: String?

    enum CodingKeys: String, CodingKey { case oldPassword, password, token, address }

    public init(oldPassword: Private<String>, password: Private<String>, token: String, address: String) {
        self.oldPassword = oldPassword
        self.password = password
        self.token = token
        self.address = address
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.proof = try await OwnProof.check(oldPassword, token: token, in: room)
        ready.newHash = try await room.passwords.hash(password, from: address)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnChange {
        try session.ownChange(proof, code: nil, from: address) { account in
            try NewPassword.check(
                password.exposed, names: [account.login, account.displayName], common: session.book())
            if let newHash { try session.keep(passwordHash: newHash, of: account.id) }
            try session.endSignIns(of: account.id, except: token)
            return []
        }
    }
}

/// Offers a new secret for six-digit codes. Nothing is kept before it is proved.
public struct OfferSecondFactor: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public struct Outcome: Codable, Sendable {
        /// Base 32.
        public let totpSecret: String
        public let totpAddress: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let offered = try session.ownOffer(token)
        return Outcome(
            totpSecret: offered.text, totpAddress: offered.address(for: session.caller.name))
    }
}

/// Moves one's six-digit codes to another telephone: with the password and a code of the old one, or a recovery code.
public struct ChangeSecondFactor: Command {
    public static let permission = Permission.signedIn

    public var oldPassword: Private<String>
    /// Of the old telephone, or a recovery code.
    public var oldCode: Private<String>
    /// Of the new telephone.
    public var code: Private<String>
    public var token: String
    public var address: String
    private var proof = OwnProof()

    enum CodingKeys: String, CodingKey { case oldPassword, oldCode, code, token, address }

    public init(
        oldPassword: Private<String>, oldCode: Private<String>, code: Private<String>, token: String, address: String
    ) {
        self.oldPassword = oldPassword
        self.oldCode = oldCode
        self.code = code
        self.token = token
        self.address = address
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.proof = try await OwnProof.check(oldPassword, token: token, in: room)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnChange {
        let offered = try session.ownOffer(token)
        // The new code comes first: a slip there is told and costs no recovery code.
        guard let step = offered.code.check(code.exposed, at: session.now) else { throw AccountError.wrongCode }
        return try session.ownChange(proof, code: oldCode, from: address) { account in
            try session.keep(offered, provedIn: step, login: account.login, of: account.id)
            try session.endSignIns(of: account.id, except: token)
            return try session.newRecoveryCodes(for: account.id)
        }
    }
}

/// Makes ten new recovery codes; the old ones are worth nothing from now on.
public struct RenewRecoveryCodes: Command {
    public static let permission = Permission.signedIn

    public var oldPassword: Private<String>
    public var code: Private<String>
    public var token: String
    public var address: String
    private var proof = OwnProof()

    enum CodingKeys: String, CodingKey { case oldPassword, code, token, address }

    public init(oldPassword: Private<String>, code: Private<String>, token: String, address: String) {
        self.oldPassword = oldPassword
        self.code = code
        self.token = token
        self.address = address
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.proof = try await OwnProof.check(oldPassword, token: token, in: room)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnChange {
        try session.ownChange(proof, code: code, from: address) { try session.newRecoveryCodes(for: $0.id) }
    }
}
