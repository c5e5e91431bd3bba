import Access
import Care
import Foundation
import Storage

extension Session {
    func account(login: String) throws -> Account? {
        try row(
            """
            SELECT id, login, display_name, kind, password_hash, totp_secret, totp_step FROM account
            WHERE login = \(login) AND suspended_at IS NULL \(unscoped: "whoever signs in is not known yet")
            """
        ).map(Account.init)
    }

    func posts(of account: ID<Caller>) throws -> [Post] {
        try rows(
            """
            SELECT role, region, unit FROM post
            WHERE account = \(account) AND ended_at IS NULL
                AND from_day <= \(today) AND (until_day IS NULL OR until_day >= \(today))
            ORDER BY region, role \(unscoped: "the posts decide the scope and cannot be cut by it")
            """
        ).map { try widened(Post(role: try $0("role"), region: try $0("region"), unit: try $0("unit"))) }
    }

    /// With the places that merged into the post's region or moved there from elsewhere: their rows keep their old
    /// code, and somebody must still answer for them.
    private func widened(_ post: Post) throws -> Post {
        guard post.unit == nil else { return post }
        var post = post
        post.inherited = try placesInherited(by: post.region)
        return post
    }

    /// - Throws: `AccountError.loginTaken`.
    func insert(_ account: NewAccount) throws {
        let inserted = try run(
            """
            INSERT INTO account
                (id, login, display_name, kind, password_hash, totp_secret, totp_step, demo, made_at)
            VALUES (\(account.id), \(account.login), \(account.displayName), \(account.kind),
                \(account.passwordHash), \(account.totpSecret), 0, \(isDemo), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the operator adds people at the terminal")
            """)
        guard inserted == 1, try claim(login: account.login) else { throw AccountError.loginTaken }
    }

    /// - Throws: `AccountError.postTaken` when the account holds this post already.
    func insert(_ post: Post, of account: ID<Caller>, until: Day?) throws {
        let inserted = try run(
            """
            INSERT INTO post (id, account, role, region, unit, from_day, until_day)
            VALUES (\(newID(Post.self)), \(account), \(post.role), \(post.region), \(post.unit), \(today), \(until))
            ON CONFLICT DO NOTHING \(unscoped: "the operator adds people at the terminal")
            """)
        guard inserted == 1 else { throw AccountError.postTaken }
    }
}

/// An account that is about to exist.
struct NewAccount {
    let id: ID<Caller>
    let login: String
    let displayName: String
    let kind: String
    let passwordHash: String?
    let totpSecret: Sealed?
}
