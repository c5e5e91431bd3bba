import Access
import Care
import Storage

/// An account of a person as an administrator may know it.
struct PersonRow {
    let id: ID<Caller>
    let login: String
    let displayName: String
    let isInvited: Bool
    let isSuspended: Bool

    init(_ row: Row) throws {
        id = try row("id")
        login = try row("login")
        displayName = try row("display_name")
        isInvited = try row("is_invited")
        isSuspended = try row("suspended_at", as: Moment?.self) != nil
    }

    /// `nil` until the person has chosen one.
    var chosenLogin: String? { Account.isLogin(login) ? login : nil }

    var state: PersonState { isSuspended ? .suspended : isInvited ? .invited : .inService }
}

/// Whether somebody can work: not yet, yes, not any more.
public enum PersonState: String, Codable, Sendable, CaseIterable { case invited, inService, suspended }

extension Session {
    /// Somebody who holds, or held, a post in the caller's places.
    /// - Throws: `Refusal.notFound`.
    func person(_ id: ID<Caller>) throws -> PersonRow {
        let row = try row(
            """
            SELECT a.id, a.login, a.display_name, a.is_invited, a.suspended_at FROM account a
            WHERE a.id = \(id) AND a.kind = 'person'
                AND EXISTS (
                    SELECT 1 FROM post p
                    WHERE p.account = a.id AND \(scope, region: "p.region", unit: "p.unit"))
            """)
        guard let row else { throw Refusal.notFound }
        return try PersonRow(row)
    }

    /// Whether the caller may do something to the whole account: only who could have given every post that counts.
    /// A unit's administrator never gets hold of a region's by resetting the password.
    func mayManage(_ account: ID<Caller>) throws -> Bool {
        guard caller.kind != .system else { return true }
        guard let id = caller.id, id != account else { return false }
        let own = try heldPosts(of: id).filter { $0.isHeld(on: today) }
        let all = try heldPosts(of: account)
        let live = all.filter { $0.isLive(on: today) }
        return (live.isEmpty ? all : live).allSatisfy { theirs in own.contains { $0.post.mayAppoint(theirs.post) } }
    }

    /// Somebody whose whole account is the caller's to look after.
    /// - Throws: `Refusal.notFound`, `AccountError.ownAccount`, `.belongsElsewhere`.
    func managed(_ id: ID<Caller>) throws -> PersonRow {
        let person = try person(id)
        guard caller.id != id else { throw AccountError.ownAccount }
        guard try mayManage(id) else { throw AccountError.belongsElsewhere }
        return person
    }

    /// The line in the audit log that the owner reads on the own page.
    func about(_ account: ID<Caller>, at post: Post? = nil) { about("account \(account)", region: post?.region) }

    /// - Throws: `AccountError.badRequest` for a form word that is too easy to meet twice.
    func checkRequest(_ request: String) throws {
        guard (22...128).contains(request.utf8.count) else { throw AccountError.badRequest }
    }
}
