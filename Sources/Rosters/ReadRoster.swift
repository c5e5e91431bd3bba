public import Access
public import Care
import Storage

/// Shows a unit, a class or a department: its parts with how many belong to each, and its own members, masked.
public struct ReadRoster: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = false
    public static let atMost = 50

    public var unit: String
    /// Those who have left, instead of those who are there.
    public var gone: Bool?
    /// The last member of the page before.
    public var after: String?

    public init(unit: String, gone: Bool? = nil, after: String? = nil) {
        self.unit = unit
        self.gone = gone
        self.after = after
    }

    public struct Outcome: Codable, Sendable {
        public let unit: RosterUnit
        /// The outermost unit that it is a part of; `nil` when it is part of none.
        public let whole: RosterUnit?
        public let parts: [RosterUnit]
        /// Who belongs to it directly, not to one of its parts.
        public let members: [MemberCard]
        /// How many of them have left.
        public let gone: Int
        /// Where the next page begins; `nil` on the last one.
        public let next: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.rosterUnit(unit)
        let showsGone = gone == true
        let cards = try session.rows(
            """
            SELECT \(MemberCard.columns) FROM member m
            WHERE m.unit = \(found.code) AND (m.left_at IS NOT NULL) = \(showsGone)
                AND m.id > \(after ?? "")
            ORDER BY m.id LIMIT \(Self.atMost + 1) \(unscoped: "the unit itself was found within the scope")
            """
        ).map(MemberCard.init)
        let page = Array(cards.prefix(Self.atMost))
        let left = try session.row(
            """
            SELECT COUNT(*) AS number FROM member m WHERE m.unit = \(found.code) AND m.left_at IS NOT NULL
            \(unscoped: "the unit itself was found within the scope")
            """)
        return Outcome(
            unit: found, whole: found.parent == nil ? nil : try session.rosterUnit(found.house),
            parts: try session.rosterParts(of: found), members: page, gone: try left?("number") ?? 0,
            next: cards.count > page.count ? page.last?.id.rawValue : nil)
    }
}
