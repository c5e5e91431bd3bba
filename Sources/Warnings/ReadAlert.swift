public import Access
public import Care
import Storage
import WarningRules

/// Opens one alert with its history. Notes may speak of a person, so every reading is logged.
public struct ReadAlert: Query {
    public static let permission = Permission.watchAlerts
    public static let opensIdentity = true

    public var alert: ID<Alert>

    public init(alert: ID<Alert>) {
        self.alert = alert
    }

    public struct Entry: Codable, Sendable, Equatable {
        public let at: Moment
        public let kind: AlertEntryKind
        public let worker: String?
        public let detail: String?
        public let note: String?
    }

    public struct Outcome: Codable, Sendable {
        public let card: AlertCard
        public let clocks: [RunningClockLine]
        public let entries: [Entry]
        public let colleagues: [AlertColleague]
        public let proposedOutcome: String?
        /// Whether the caller proposed the closing, and so cannot be the second person.
        public let isOwnProposal: Bool
        public let isInOwnHands: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(AlertCard.columns), a.outcome, a.proposer, a.handler, a.clocks FROM \(AlertCard.tables)
            WHERE a.id = \(alert) AND \(session.scope, region: "a.region", unit: "a.unit")
            """)
        guard let row, let card = try session.cards([row]).first else { throw Refusal.notFound }
        session.about("alert \(alert)", region: card.region)
        let caller = session.caller.id?.rawValue
        return Outcome(
            card: card, clocks: try session.lines(of: row("clocks", as: String.self), in: card.region),
            entries: try session.entries(of: alert), colleagues: try session.colleagues(for: card.region),
            proposedOutcome: try row("outcome"), isOwnProposal: try caller == row("proposer", as: String?.self),
            isInOwnHands: try caller == row("handler", as: String?.self))
    }
}
