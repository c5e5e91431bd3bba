public import Access
public import Care
import Storage
public import WarningRules

/// Proposes to close an alert with an outcome. A second person decides (rulebook C.5: reviewer ≠ handler).
public struct ProposeClosing: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>
    public var outcome: ClosingOutcome
    public var note: Private<String>?

    public init(alert: ID<Alert>, outcome: ClosingOutcome, note: Private<String>?) {
        self.alert = alert
        self.outcome = outcome
        self.note = note
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        guard let worker = session.caller.id?.rawValue else { throw Refusal.notSignedIn }
        let standing = try session.decide(.proposeClosing(outcome, by: worker), on: known)
        let text = try session.checked(note, isNeeded: false)
        try session.keep(known, standing, AlertClocks(running: known.clocks))
        try session.run(
            """
            UPDATE alert SET outcome = \(outcome.rawValue) WHERE id = \(alert)
                AND \(session.scope, region: "region", unit: "unit")
            """)
        try session.enter(.proposed, on: alert, detail: outcome.rawValue, note: text)
        return Done()
    }
}

/// Closes an alert as the second person.
public struct ConfirmClosing: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>

    public init(alert: ID<Alert>) {
        self.alert = alert
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        guard let worker = session.caller.id?.rawValue else { throw Refusal.notSignedIn }
        let action = AlertAction<String>.confirmClosing(by: worker)
        let standing = try session.decide(action, on: known)
        try session.run(
            """
            UPDATE alert SET closed_by = \(worker), closed_at = \(session.now) WHERE id = \(alert)
                AND \(session.scope, region: "region", unit: "unit")
            """)
        try session.keep(known, standing, AlertClocks(running: known.clocks).stopping(action.stops))
        try session.enter(.closed, on: alert)
        return Done()
    }
}

/// Sends an alert back to work instead of closing it, and says why.
public struct SendBackAlert: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>
    public var note: Private<String>

    public init(alert: ID<Alert>, note: Private<String>) {
        self.alert = alert
        self.note = note
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        let standing = try session.decide(.sendBack, on: known)
        let text = try session.checked(note, isNeeded: true)
        try session.keep(known, standing, AlertClocks(running: known.clocks))
        try session.run(
            "UPDATE alert SET outcome = NULL WHERE id = \(alert) AND \(session.scope, region: "region", unit: "unit")")
        try session.enter(.sentBack, on: alert, note: text)
        return Done()
    }
}
