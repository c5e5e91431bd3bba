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
            SELECT \(postColumns) FROM post p
            WHERE p.account = \(account) AND \(postCounts)
            ORDER BY p.region, p.role \(unscoped: "the posts decide the scope and cannot be cut by it")
            """
        ).compactMap { try post($0) }
    }

    /// What `post` reads of `post p`.
    var postColumns: SQL {
        """
        p.role, p.region, p.unit, (p.unit IS NULL AND \(InheritedPlaces.areThere)) AS inherits,
        (SELECT k.kind FROM published_unit k WHERE k.code = p.unit) AS unit_kind
        """
    }

    /// Whether a post `p` is held today.
    var postCounts: SQL {
        """
        p.ended_at IS NULL AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
        """
    }

    /// The post of a row, with the places that merged into its region or moved there from elsewhere: their rows keep
    /// their old code, and somebody must still answer for them.
    /// - Returns: `nil` for a row of somebody without a post.
    func post(_ row: Row) throws -> Post? {
        guard let role: Role = try row("role") else { return nil }
        var post = Post(role: role, region: try row("region"), unit: try row("unit"))
        if try row("inherits") { post.inherited = try placesInherited(by: post.region) }
        if role == .counsellor { post.unitKind = try row("unit_kind") }
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
