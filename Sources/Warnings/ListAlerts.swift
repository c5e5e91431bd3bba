public import Access
public import Care
import Storage
import WarningRules

/// Lists the open alerts in reach, the gravest first and then the one with the least time left.
public struct ListAlerts: Query {
    public static let permission = Permission.watchAlerts
    public static let opensIdentity = false

    /// Only this rank (1 to 4), where given.
    public var rank: Int?
    /// Only what is held by one of the caller's own places, or in the caller's hands.
    public var mine: Bool?

    public init(rank: Int? = nil, mine: Bool? = nil) {
        self.rank = rank
        self.mine = mine
    }

    public struct Outcome: Codable, Sendable {
        public let alerts: [AlertCard]
        public let figures: AlertFigures
        /// The caller's own places with a duty, and whether the caller is on duty there.
        public let duty: [Region: Bool]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let own = session.scope.regions
        let cards = try session.cards(try session.rows(
            """
            SELECT \(AlertCard.columns) FROM \(AlertCard.tables)
            WHERE a.state <> \(AlertState.closed) AND \(session.scope, region: "a.region", unit: "a.unit")
                AND (\(rank == nil) OR a.rank = \(rank ?? 0))
                AND (\(mine != true) OR a.handler = \(session.caller.id) OR a.holder IN \(list: own))
            ORDER BY a.rank DESC, a.due_at NULLS LAST, a.raised_at, a.id LIMIT 300
            """))
        return Outcome(alerts: cards, figures: try session.alertFigures(), duty: try session.ownDuty())
    }
}

extension Session {
    fileprivate func ownDuty() throws -> [Region: Bool] {
        let places = caller.posts.filter { Self.dutyRoles.contains($0.role) && $0.unit == nil }.map(\.region)
        let taken = try rows(
            """
            SELECT o.region FROM (\(peopleOnDuty)) o WHERE o.account = \(caller.id)
            \(unscoped: "a person's own duties")
            """
        ).map { try $0("region", as: Region.self) }
        return Dictionary(places.map { ($0, taken.contains($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
