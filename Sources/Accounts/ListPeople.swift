public import Access
public import Care
import Foundation
import Storage

/// Searches the people who hold, or held, a post in the caller's places. Posts only, never what those people see.
public struct ListPeople: Query {
    public static let permission = Permission.seeAccounts
    public static let opensIdentity = false
    public static let pageSize: Int64 = 50

    /// A part of the name or of the login.
    public var search: String?
    public var role: Role?
    /// A region's twelve digits, with all that is inside, or a unit's code.
    public var place: String?
    public var state: PersonState?
    /// From 1.
    public var page: Int?

    public init(
        search: String? = nil, role: Role? = nil, place: String? = nil, state: PersonState? = nil, page: Int? = nil
    ) {
        self.search = search
        self.role = role
        self.place = place
        self.state = state
        self.page = page
    }

    public struct Person: Codable, Sendable, Equatable {
        public let id: ID<Caller>
        public let displayName: String
        public let state: PersonState
        /// As far as the caller's places reach.
        public let posts: [HeldPost]
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let people: [Person]
        public let count: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let matching = matching(within: session.scope, on: session.today)
        let skipped = Int64(max(1, min(page ?? 1, 100_000)) - 1) * Self.pageSize
        let rows = try session.rows(
            """
            SELECT a.id, a.login, a.display_name, a.is_invited, a.suspended_at \(matching)
            ORDER BY a.display_name, a.id LIMIT \(Self.pageSize) OFFSET \(skipped)
            """
        ).map(PersonRow.init)
        let posts = try session.livePosts(of: rows.map(\.id))
        let people = rows.map { row in
            Person(id: row.id, displayName: row.displayName, state: row.state, posts: posts[row.id] ?? [])
        }
        return Outcome(
            people: people, count: try session.row("SELECT COUNT(*) AS count \(matching)")?("count") ?? 0)
    }

    private func matching(within scope: Scope, on today: Day) -> SQL {
        """
        FROM account a
        WHERE a.kind = 'person' \(named) \(inState)
            AND a.id IN (
                SELECT p.account FROM post p
                WHERE \(scope, region: "p.region", unit: "p.unit") \(held(on: today)))
        """
    }

    private var named: SQL {
        let words = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        guard !words.isEmpty else { return "" }
        let plain = words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        return """
            AND (LOWER(a.display_name) LIKE \("%\(plain)%") ESCAPE '!' OR a.login LIKE \("%\(plain)%") ESCAPE '!')
            """
    }

    private var inState: SQL {
        switch state {
        case .suspended: "AND a.suspended_at IS NOT NULL"
        case .invited: "AND a.suspended_at IS NULL AND a.is_invited"
        case .inService: "AND a.suspended_at IS NULL AND NOT a.is_invited"
        case nil: ""
        }
    }

    /// Where role or place is asked for, posts that are over do not count.
    private func held(on today: Day) -> SQL {
        guard role != nil || !(place ?? "").isEmpty else { return "" }
        let inRole: SQL = role.map { "AND p.role = \($0)" } ?? ""
        return "AND p.ended_at IS NULL AND (p.until_day IS NULL OR p.until_day >= \(today)) \(inRole) \(atPlace)"
    }

    private var atPlace: SQL {
        guard let place, !place.isEmpty else { return "" }
        guard let region = Region(place) else { return "AND p.unit = \(place)" }
        return "AND p.region >= \(region.prefix) AND p.region < \(region.prefix + "~")"
    }
}
