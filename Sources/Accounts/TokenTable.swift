import Access
import Care
import Storage

/// What a token is made for, and how long.
struct TokenTerms {
    let granted: Set<Permission>
    let door: TokenDoor
    let isReadOnly: Bool
    let days: Int

    /// As they stand in one column.
    static func permissions(in text: String) -> Set<Permission> {
        Set(text.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
    }
}

extension Session {
    /// - Returns: the text of the token, which is kept nowhere.
    func makeToken(for account: ID<Caller>, label: String, _ terms: TokenTerms) throws -> String {
        let secret = newSecret()
        let id = newID(MakeOwnToken.self)
        try run(
            """
            INSERT INTO token (hash, id, account, label, granted, door, read_only, made_at, expires_at)
            VALUES (\(secret.stored), \(id), \(account), \(label),
                \(terms.granted.map(\.rawValue).sorted().joined(separator: " ")), \(terms.door),
                \(terms.isReadOnly), \(now), \(now.adding(hours: 24 * terms.days)))
            \(unscoped: "a token belongs to an account, not to a region")
            """)
        about("token \(id)")
        return secret.text
    }

    func endTokens(of account: ID<Caller>) throws {
        try run("DELETE FROM token WHERE account = \(account) \(unscoped: "a token belongs to nobody's region")")
    }

    func presence(holding token: String) throws -> Presence? {
        // With the posts in the same statement, because every request of a program begins with it.
        let rows = try rows(
            """
            SELECT a.id, a.login, a.display_name, t.granted, t.door, t.read_only, t.last_used_at, \(postColumns)
            FROM token t JOIN account a ON a.id = t.account LEFT JOIN post p ON p.account = a.id AND \(postCounts)
            WHERE t.hash IN \(list: storedForms(of: token)) AND t.expires_at > \(now) AND a.suspended_at IS NULL
            ORDER BY p.region, p.role \(unscoped: "whoever comes in is not known yet")
            """)
        guard let row = rows.first else { return nil }
        return Presence(
            account: try row("id"), login: try row("login"), displayName: try row("display_name"),
            posts: try rows.compactMap { try post($0) },
            seenAt: try row("last_used_at", as: Moment?.self) ?? Moment(milliseconds: 0),
            granted: TokenTerms.permissions(in: try row("granted")), isIdle: false, door: try row("door"),
            isReadOnly: try row("read_only"))
    }
}
