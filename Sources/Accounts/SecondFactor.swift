import Access
import Care
import Foundation
import Storage
import Vault

/// What proves a person beside the password: the six-digit code, or one of ten codes on paper.
extension Session {
    /// A six-digit code, or a recovery code, each of them once.
    func accepts(secondFactor typed: Private<String>, of account: Account) throws -> Bool {
        if try accepts(typed, of: account) { return true }
        guard let code = readSpokenCode(typed.exposed) else { return false }
        let forms = fingerprints(of: recoveryText(code, of: account.id), for: Self.recoveryPurpose)
        return try run(
            """
            UPDATE recovery_code SET used_at = \(now)
            WHERE hash IN \(list: forms) AND account = \(account.id) AND used_at IS NULL
            \(unscoped: "whoever signs in is not known yet")
            """) == 1
    }

    /// Ten new codes; the old ones are worth nothing from now on. Only their fingerprints are kept.
    func newRecoveryCodes(for account: ID<Caller>) throws -> [String] {
        try run(
            """
            DELETE FROM recovery_code WHERE account = \(account)
            \(unscoped: "the person has proved to be the owner")
            """)
        let codes = (0..<10).map { _ in newSpokenCode() }
        for code in codes {
            try run(
                """
                INSERT INTO recovery_code (hash, account)
                VALUES (\(fingerprint(recoveryText(code, of: account), for: Self.recoveryPurpose)), \(account))
                ON CONFLICT DO NOTHING \(unscoped: "the person has proved to be the owner")
                """)
        }
        return codes
    }

    func recoveryCodesLeft(of account: ID<Caller>) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS left_over FROM recovery_code WHERE account = \(account) AND used_at IS NULL
            \(unscoped: "a count of one person's own codes")
            """)
        return try row?("left_over") ?? 0
    }

    /// Keeps a new secret for six-digit codes; `step` is the half minute of the code that proved it.
    func keep(_ offered: OfferedSecret, provedIn step: Int64, login: String, of account: ID<Caller>) throws {
        let sealed = seal(offered.code.base32, for: Account.sealing(login))
        try run(
            """
            UPDATE account SET totp_secret = \(sealed), totp_step = \(step), second_factor_at = \(now)
            WHERE id = \(account) \(unscoped: "the person has proved to be the owner")
            """)
    }

    func keep(passwordHash: String, of account: ID<Caller>) throws {
        try run(
            """
            UPDATE account SET password_hash = \(passwordHash) WHERE id = \(account)
            \(unscoped: "the person has proved to be the owner")
            """)
    }

    private func recoveryText(_ code: String, of account: ID<Caller>) -> String { "\(account) \(code)" }
    private static var recoveryPurpose: String { "recovery code" }
}
