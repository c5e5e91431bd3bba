import Access
import Care
import Storage
import Vault

/// Whether the person at a signed-in browser has given the password of the account that is signed in there.
struct OwnProof: Sendable {
    private(set) var login: String?
    private(set) var passwordIsRight = false

    static func check(
        _ password: Private<String>, token: String, in room: PreparationRoom
    ) async throws -> OwnProof {
        let row = try await room.rows(
            """
            SELECT a.login, a.password_hash FROM sign_in s JOIN account a ON a.id = s.account
            WHERE s.token_hash IN \(list: room.storedForms(of: token)) AND a.suspended_at IS NULL
            \(unscoped: "the token names the one row")
            """
        ).first
        var proof = OwnProof()
        let login: String? = try row?("login")
        proof.login = login
        let check = try await room.passwords.check(
            password, against: row?("password_hash"), from: login ?? "a sign-in that is over")
        proof.passwordIsRight = check != .wrong
        return proof
    }
}

extension Session {
    /// Changes something of one's own after password and, where asked, code were right. What fails counts with
    /// failures of signing in.
    func ownChange(
        _ proof: OwnProof, code: Private<String>?, from address: String, _ change: (Account) throws -> [String]
    ) throws -> OwnChange {
        guard let login = proof.login, let account = try account(login: login), account.id == caller.id else {
            throw Refusal.notSignedIn
        }
        about(account.id)
        let key = lockKey(login, address)
        if let until = try lockedUntil(key) { return .locked(seconds: max(1, until.seconds(since: now))) }
        let isProved = try proof.passwordIsRight && (code.map { try accepts(secondFactor: $0, of: account) } ?? true)
        guard isProved else {
            try countFailure(key)
            return .refused
        }
        try forgetFailures(key)
        return .done(recoveryCodes: try change(account))
    }

    /// The secret that the page for a new telephone shows, the same until the second factor has changed.
    func ownOffer(_ token: String) throws -> OfferedSecret {
        let row = try row(
            """
            SELECT a.second_factor_at FROM sign_in s JOIN account a ON a.id = s.account
            WHERE s.token_hash IN \(list: storedForms(of: token)) AND \(scope, owner: "s.account")
            """)
        guard let row else { throw Refusal.notSignedIn }
        return try offeredSecret(for: "\(token) \(try row("second_factor_at", as: Int64.self))")
    }
}
