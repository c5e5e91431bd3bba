public import Care

/// How an attempt to reach the person ended.
///
/// Source: rulebook D (reached, not reached, refused), widened for a self-check in which a phone is optional.
public enum ContactOutcome: String, Sendable, Codable, CaseIterable {
    case reached
    /// They answered and did not wish to talk: they are alive, and they have decided.
    case refused
    /// The police or the ambulance are on their way. What the alert meant is not known yet.
    case emergencyCalled
    case notReached
    case someoneElseAnswered
    case wrongNumber
    /// They left no number; only allowed when that is so.
    case noWayToReach

    /// The clocks that need not run on. What was not reached is tried again, and climbs.
    public var stops: Set<AlertClock> {
        switch self {
        case .reached, .refused, .noWayToReach: [.firstContact, .clarify]
        case .emergencyCalled: [.firstContact]
        case .notReached, .someoneElseAnswered, .wrongNumber: []
        }
    }

    public var phrase: Phrase { Phrase("warnings.contact.\(rawValue)") }
}
