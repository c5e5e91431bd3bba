public import Access
public import Care
import Storage

/// A post with its holder's term, and for whom it is held.
public struct HeldPost: Codable, Sendable, Equatable {
    public let id: ID<Post>
    public let post: Post
    public let from: Day
    /// The last day; `nil` for a post without an end.
    public let until: Day?
    /// The name of the person who is away and for whom it is held (AB 角).
    public let standsFor: String?
    public let isEnded: Bool

    /// What `init` reads of `post p` and of the account `s` for whom it is held.
    static let columns: SQL = """
        p.id, p.role, p.region, p.unit, p.from_day, p.until_day, p.ended_at, s.display_name AS stands_for_name,
        (SELECT k.kind FROM published_unit k WHERE k.code = p.unit) AS unit_kind
        """

    init(_ row: Row) throws {
        id = try row("id")
        var held = Post(role: try row("role"), region: try row("region"), unit: try row("unit"))
        if held.role == .counsellor { held.unitKind = try row("unit_kind") }
        post = held
        from = try row("from_day")
        until = try row("until_day")
        standsFor = try row("stands_for_name")
        isEnded = try row("ended_at", as: Moment?.self) != nil
    }

    /// Whether it counts on a day or will count after it.
    public func isLive(on day: Day) -> Bool { !isEnded && (until.map { $0 >= day } ?? true) }

    /// Whether it counts on that very day.
    public func isHeld(on day: Day) -> Bool { isLive(on: day) && from <= day }
}

/// Whether somebody may give a post to another person. Pure: what they hold themselves decides, and the table
/// `Role.mayAppoint`.
enum Appointing {
    enum Verdict: Equatable { case allowed, outOfReach, notTheirs, longerThanOwn }

    /// - Parameters:
    ///   - until: the last day of the post to be given; `nil` for one without an end.
    ///   - own: what the giver holds today.
    static func verdict(on post: Post, until: Day?, by own: [HeldPost]) -> Verdict {
        let givers = own.filter { $0.post.mayAppoint(post) }
        guard !givers.isEmpty else { return own.contains { $0.post.reaches(post) } ? .notTheirs : .outOfReach }
        return givers.contains { lasts($0.until, atLeast: until) } ? .allowed : .longerThanOwn
    }

    /// Nobody gives away more time than they have.
    private static func lasts(_ own: Day?, atLeast given: Day?) -> Bool {
        guard let own else { return true }
        return given.map { $0 <= own } ?? false
    }
}

extension Post {
    /// Whether a place is within that of this administrator, whatever the role.
    fileprivate func reaches(_ other: Post) -> Bool {
        guard !role.mayAppoint.isEmpty else { return false }
        return unit.map { $0 == other.unit } ?? region.contains(other.region)
    }
}
