public import Access
public import Care
import Foundation
public import Storage
import Vault

/// What a one-time link is for.
public enum LinkPurpose: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// The first time: login, password, second factor.
    case join
    case password
    case secondFactor
    /// Both, for who has lost both.
    case everything

    public var setsPassword: Bool { self != .secondFactor }
    public var setsSecondFactor: Bool { self != .password }
}

/// A link that can still be used.
struct OpenLink {
    let id: String
    let account: ID<Caller>
    let purpose: LinkPurpose
    let expiresAt: Moment

    init(_ row: Row) throws {
        id = try row("id")
        account = try row("account")
        purpose = try row("purpose")
        expiresAt = try row("expires_at")
    }

    static let hours = 72
}

/// A one-time link, told once: whoever made it hands it over.
public struct HandedLink: Codable, Sendable, Equatable {
    public let account: ID<Caller>
    public let displayName: String
    /// The last part of the address `/join/…`. Only its hash is kept.
    public let secret: String
    public let expiresAt: Moment
}

extension Session {
    /// Used, run out, withdrawn, never given out, or of somebody suspended: all the same, no link.
    func openLink(_ secret: String) throws -> OpenLink? {
        try row(
            """
            SELECT l.id, l.account, l.purpose, l.expires_at FROM account_link l JOIN account a ON a.id = l.account
            WHERE l.hash IN \(list: storedForms(of: secret)) AND l.used_at IS NULL AND l.withdrawn_at IS NULL
                AND l.expires_at > \(now) AND a.suspended_at IS NULL
            \(unscoped: "whoever holds the link is not known yet")
            """
        ).map(OpenLink.init)
    }

    /// Makes a link and withdraws the one before. The same request gives the same link, so that a form sent twice
    /// counts once.
    func handOut(
        _ purpose: LinkPurpose, to account: ID<Caller>, named name: String, request: String
    ) throws -> HandedLink {
        if let before = try handedBefore(request) { return before }
        let secret = linkSecret(of: request)
        try withdrawLinks(of: account)
        let until = now.adding(hours: OpenLink.hours)
        let inserted = try run(
            """
            INSERT INTO account_link (id, hash, account, purpose, made_by, made_at, expires_at)
            VALUES (\(newID(OpenLink.self)), \(secret.stored), \(account), \(purpose), \(caller.id), \(now), \(until))
            ON CONFLICT DO NOTHING \(unscoped: "the account was admitted by its posts before")
            """)
        guard inserted == 1 else { throw AccountError.badRequest }
        return HandedLink(account: account, displayName: name, secret: secret.text, expiresAt: until)
    }

    /// The link that the same form has made already.
    func handedBefore(_ request: String) throws -> HandedLink? {
        let secret = linkSecret(of: request).text
        guard let link = try openLink(secret), let owner = try owner(of: link) else { return nil }
        return HandedLink(
            account: owner.id, displayName: owner.displayName, secret: secret, expiresAt: link.expiresAt)
    }

    private func linkSecret(of request: String) -> (text: String, stored: String) {
        secret(belongingTo: "\(caller.name) \(request)", for: "account link")
    }

    /// - Returns: whether there was one.
    @discardableResult
    func withdrawLinks(of account: ID<Caller>) throws -> Bool {
        try run(
            """
            UPDATE account_link SET withdrawn_at = \(now)
            WHERE account = \(account) AND used_at IS NULL AND withdrawn_at IS NULL
            \(unscoped: "the account was admitted by its posts before")
            """) > 0
    }

    /// Of two who use a link in the same instant, one does.
    /// - Throws: `AccountError.linkIsOver`.
    func consume(_ link: OpenLink) throws {
        let used = try run(
            """
            UPDATE account_link SET used_at = \(now)
            WHERE id = \(link.id) AND used_at IS NULL AND withdrawn_at IS NULL
            \(unscoped: "whoever holds the link is its person")
            """)
        guard used == 1 else { throw AccountError.linkIsOver }
    }
}

/// The secret for six-digit codes that a page offers before anything is kept: the same on every look, because it is
/// made of what the visitor holds already and of the platform's keys.
struct OfferedSecret {
    let code: OneTimeCode

    init?(_ derived: String) {
        guard let bytes = Base64URL.bytes(derived), bytes.count >= 20 else { return nil }
        code = OneTimeCode(secret: Private(Array(bytes.prefix(20))))
    }

    /// Base 32, as a person types it into an app.
    var text: String { code.base32.exposed }

    func address(for account: String) -> String { code.address(issuer: "Xinqiao", account: account).exposed }
}

extension Session {
    func offeredSecret(for holding: String) throws -> OfferedSecret {
        let derived = secret(belongingTo: holding, for: "second factor").text
        guard let offered = OfferedSecret(derived) else { throw Refusal.notFound }
        return offered
    }
}
