/// What can be done with an alert. `Worker` is whatever names a person, such as an account's ID.
public enum AlertAction<Worker: Hashable & Sendable>: Hashable, Sendable {
    case acknowledge
    case note
    /// - Parameter phoneLeft: whether the person left a number, which decides if there was a way to reach them.
    case recordContact(ContactOutcome, phoneLeft: Bool)
    /// Changes who holds the alert, not what it waits for: no clock stops or begins anew.
    case handOver
    case proposeClosing(ClosingOutcome, by: Worker)
    case confirmClosing(by: Worker)
    case sendBack
    case raise(to: Severity)
    /// The person asks for help again: what was closed is open again.
    case reopen

    /// The clocks that the action stops, once it was allowed. A proposal to close stops none.
    public var stops: Set<AlertClock> {
        switch self {
        case .acknowledge: [.acknowledge]
        case .recordContact(let outcome, _): outcome.stops
        case .confirmClosing: Set(AlertClock.allCases)
        case .note, .handOver, .proposeClosing, .sendBack, .raise, .reopen: []
        }
    }
}
