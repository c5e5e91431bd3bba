public import Access
import Care
import Storage

/// Lists the pupils of the school of whom a tag holds, the one that ends first before the rest: it is the order in
/// which somebody has to ask, and ranks nobody. Without names: those are asked of the roster.
public struct ListCareTags: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let perPage = 40

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Line: Codable, Sendable, Equatable {
        public let member: String
        /// The class.
        public let unitNames: [String: String]?
        public let tags: [CareTag]
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("care tags")
        let found = try session.pupils(page: page ?? 1)
        let shown = found.prefix(Self.perPage)
        let tags = try session.careTags(of: shown.map(\.member))
        return Outcome(
            lines: shown.map { Line(member: $0.member, unitNames: $0.unitNames, tags: tags[$0.member] ?? []) },
            hasMore: found.count > Self.perPage)
    }
}

extension Session where Case == ListCareTags {
    fileprivate func pupils(page: Int) throws -> [(member: String, unitNames: [String: String]?)] {
        let skipped = max(0, min(page, 10_000) - 1) * ListCareTags.perPage
        return try rows(
            """
            SELECT t.member, u.name_zh, u.name_en, MIN(t.until_day) AS first_end
            FROM care_tag t JOIN published_member m ON m.id = t.member AND m.house = t.keeper AND m.left_at IS NULL
            LEFT JOIN published_unit u ON u.code = m.unit
            WHERE t.until_day >= \(today) AND \(scope, region: "t.region", house: "t.keeper")
            GROUP BY t.member, u.name_zh, u.name_en ORDER BY first_end, t.member
            LIMIT \(ListCareTags.perPage + 1) OFFSET \(skipped)
            """
        ).map { row in
            let hasUnit = try row("name_zh", as: String?.self) != nil
            return (member: try row("member"), unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil)
        }
    }
}

extension Session where Case == ListFindings {
    /// Of some people on the list those of whom a tag holds; which one is opened on their own page.
    func keyPupils(among members: [String]) throws -> [String] {
        guard !members.isEmpty else { return [] }
        return try rows(
            """
            SELECT DISTINCT t.member
            FROM care_tag t JOIN published_member m ON m.id = t.member AND m.house = t.keeper AND m.left_at IS NULL
            WHERE t.member IN \(list: members) AND t.until_day >= \(today)
                AND \(scope, region: "t.region", house: "t.keeper")
            ORDER BY t.member
            """
        ).map { try $0("member") }
    }
}
