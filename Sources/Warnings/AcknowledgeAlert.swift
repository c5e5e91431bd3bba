public import Access
public import Care
import Storage
import WarningRules

/// Takes an alert into one's hands. Acknowledging one's own again changes nothing.
public struct AcknowledgeAlert: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>

    public init(alert: ID<Alert>) {
        self.alert = alert
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        if known.state == .acknowledged, known.handler == session.caller.id?.rawValue { return Done() }
        let action = AlertAction<String>.acknowledge
        let standing = try session.decide(action, on: known)
        try session.keep(known, standing, AlertClocks(running: known.clocks).stopping(action.stops))
        try session.run(
            """
            UPDATE alert SET handler = \(session.caller.id), acknowledged_at = \(session.now)
            WHERE id = \(alert) AND \(session.scope, region: "region", unit: "unit")
            """)
        try session.enter(.acknowledged, on: alert)
        return Done()
    }
}
