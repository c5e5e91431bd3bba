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
        // With the posts in the same statement, because every page of somebody signed in begins with it.
        let rows = try rows(
            """
            SELECT a.id, a.login, a.display_name, s.seen_at, \(postColumns)
            FROM sign_in s JOIN account a ON a.id = s.account LEFT JOIN post p ON p.account = a.id AND \(postCounts)
            WHERE s.token_hash IN \(list: storedForms(of: token)) AND a.suspended_at IS NULL
                AND s.made_at > \(now.adding(hours: -SignInTerm.longestHours))
            ORDER BY p.region, p.role \(unscoped: "whoever comes in is not known yet")
            """)
        guard let row = rows.first else { return nil }
        let seenAt: Moment = try row("seen_at")
        return Presence(
            account: try row("id"), login: try row("login"), displayName: try row("display_name"),
            posts: try rows.compactMap { try post($0) }, seenAt: seenAt, granted: nil,
            isIdle: SignInTerm.isIdle(seenAt, at: now))
    }
}
