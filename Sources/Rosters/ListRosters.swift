public import Access
import Care
import Storage

/// Lists the units in reach with how many people belong to each, fifty at a time.
public struct ListRosters: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = false
    public static let atMost = 50

    /// The last code of the page before.
    public var after: String?

    public init(after: String? = nil) {
        self.after = after
    }

    public struct Outcome: Codable, Sendable {
        public let units: [RosterUnit]
        /// Where the next page begins; `nil` on the last one.
        public let next: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.rows(
            """
            SELECT \(RosterUnit.columns) FROM published_unit u
            WHERE u.parent IS NULL AND \(session.scope, region: "u.region", unit: "u.code")
                AND u.code > \(after ?? "") AND u.status NOT IN ('closed', 'merged')
            ORDER BY u.code LIMIT \(Self.atMost + 1)
            """
        ).map(RosterUnit.init)
        let page = Array(found.prefix(Self.atMost))
        return Outcome(units: page, next: found.count > page.count ? page.last?.code : nil)
    }
}
