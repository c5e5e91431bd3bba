public import Access
import Care
import Storage

/// Reads a unit: facts, parts, history, and whom to ask, masked.
public struct ReadUnit: Query {
    public static let permission = Permission.seePlaces
    public static let opensIdentity = false

    public var unit: String

    public init(unit: String) {
        self.unit = unit
    }

    public struct Outcome: Codable, Sendable {
        public let card: UnitCard
        public let facts: UnitFacts
        public let hours: OpeningHours
        /// The unit that this one is a part of.
        public let whole: UnitCard?
        public let parts: [UnitCard]
        /// Newest first.
        public let history: [UnitStep]
        public let contacts: [UnitContact]
        public let path: [Place]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.unit(unit)
        let (facts, hours) = try session.facts(of: found)
        return Outcome(
            card: found.card, facts: facts, hours: hours,
            whole: try found.card.parent.map { try session.unit($0).card }, parts: try session.parts(of: found),
            history: try session.history(of: found), contacts: try session.contacts(of: found),
            path: try session.path(to: found.card.region))
    }
}
