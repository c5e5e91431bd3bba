public import Access
public import Care
import Foundation
import Storage

/// Invites somebody who is to work here, into one post, and hands out a one-time link.
///
/// The administrator never learns the password or the second factor: the invited person sets both.
public struct InvitePerson: Command {
    public static let permission = Permission.managePeople
    public static let longestName = 60

    public var displayName: String
    public var role: Role
    /// A region's twelve digits or a unit's code.
    public var place: String
    public var from: Day?
    /// The last day.
    public var until: Day?
    /// A word by which the same form sent twice counts once.
    public var request: String

    public init(displayName: String, role: Role, place: String, from: Day?, until: Day?, request: String) {
        self.displayName = displayName
        self.role = role
        self.place = place
        self.from = from
        self.until = until
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> HandedLink {
        try session.checkRequest(request)
        let name = displayName.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw AccountError.emptyName }
        guard name.count <= Self.longestName else { throw AccountError.longName }
        if let before = try session.handedBefore(request) { return before }
        let post = try session.seat(role, at: place)
        let id = session.newID(Caller.self)
        try session.insertInvited(id, name: name)
        try session.give(post, to: id, term: Term(from: from ?? session.today, until: until))
        session.about("account \(id)", region: post.region)
        return try session.handOut(.join, to: id, named: name, request: request)
    }
}

extension Session {
    /// An account without password. Until somebody joins it bears a login that nobody can type, or the one that was
    /// chosen for them and claimed before.
    func insertInvited(_ id: ID<Caller>, name: String, login: String? = nil) throws {
        try run(
            """
            INSERT INTO account (id, login, display_name, kind, totp_step, demo, made_at, is_invited)
            VALUES (\(id), \(login ?? "~\(id)"), \(name), 'person', 0, \(isDemo), \(now), TRUE)
            \(unscoped: "the post that comes with it is admitted by its place")
            """)
    }
}
