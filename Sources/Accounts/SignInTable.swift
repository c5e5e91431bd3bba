import Access
import Care
import Foundation
import Storage

extension Session {
    /// - Parameter device: browser and system in two words, nothing finer.
    func openSignIn(for account: ID<Caller>, on device: String?) throws -> String {
        let secret = newSecret()
        try run(
            """
            INSERT INTO sign_in (token_hash, account, made_at, seen_at, id, device)
            VALUES (\(secret.stored), \(account), \(now), \(now), \(newID(SignIn.self)),
                \(device.map { String($0.prefix(60)) }))
            \(unscoped: "a sign-in belongs to nobody's region")
            """)
        return secret.text
    }

    func endSignIn(_ token: String) throws {
        try run(
            """
            DELETE FROM sign_in WHERE token_hash IN \(list: storedForms(of: token))
            \(unscoped: "the token names the one row")
            """)
    }

    func endSignIns(of account: ID<Caller>) throws {
        try run("DELETE FROM sign_in WHERE account = \(account) \(unscoped: "a sign-in belongs to nobody's region")")
    }

    func presence(signedInWith token: String) throws -> Presence? {
        let row = try row(
            """
            SELECT a.id, a.login, a.display_name, s.seen_at FROM sign_in s JOIN account a ON a.id = s.account
            WHERE s.token_hash IN \(list: storedForms(of: token)) AND a.suspended_at IS NULL
                AND s.made_at > \(now.adding(hours: -SignInTerm.longestHours))
            \(unscoped: "whoever comes in is not known yet")
            """)
        guard let row else { return nil }
        let seenAt: Moment = try row("seen_at")
        return try presence(row, seenAt: seenAt, isIdle: SignInTerm.isIdle(seenAt, at: now))
    }

    private func presence(_ row: Row, seenAt: Moment, isIdle: Bool) throws -> Presence {
        let id: ID<Caller> = try row("id")
        return Presence(
            account: id, login: try row("login"), displayName: try row("display_name"), posts: try posts(of: id),
            seenAt: seenAt, granted: nil, isIdle: isIdle)
    }
}
