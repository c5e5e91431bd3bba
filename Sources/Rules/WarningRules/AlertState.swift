public import Care

/// Where an alert stands in the closed loop; the raw value is what is stored and sent.
///
/// Source: rulebook C.5, of which these five are the first floor.
public enum AlertState: String, Sendable, Codable, CaseIterable {
    case new = "NEW"
    case acknowledged = "ACKNOWLEDGED"
    case inProgress = "IN_PROGRESS"
    /// Somebody proposes to close it; a second person has not agreed yet.
    case resolved = "RESOLVED"
    case closed = "CLOSED"

    public var phrase: Phrase {
        switch self {
        case .new: Phrase("warnings.state.new")
        case .acknowledged: Phrase("warnings.state.acknowledged")
        case .inProgress: Phrase("warnings.state.inProgress")
        case .resolved: Phrase("warnings.state.resolved")
        case .closed: Phrase("warnings.state.closed")
        }
    }
}
