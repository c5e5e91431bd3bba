public import Access
public import Care
import Storage
public import WarningRules

/// Records one attempt to reach the person, and how it ended.
public struct RecordContact: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>
    public var outcome: ContactOutcome
    public var note: Private<String>?
    public var request: String?

    public init(alert: ID<Alert>, outcome: ContactOutcome, note: Private<String>?, request: String?) {
        self.alert = alert
        self.outcome = outcome
        self.note = note
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        let action = AlertAction<String>.recordContact(outcome, phoneLeft: known.hasPhone)
        let standing = try session.decide(action, on: known)
        let text = try session.checked(note, isNeeded: false)
        guard try session.enter(.contacted, on: alert, detail: outcome.rawValue, note: text, request: request) else {
            return Done()
        }
        try session.keep(known, standing, AlertClocks(running: known.clocks).stopping(action.stops))
        return Done()
    }
}
