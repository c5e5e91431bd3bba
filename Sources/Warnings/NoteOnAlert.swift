public import Access
public import Care
import WarningRules

/// Writes a note into an alert's history.
public struct NoteOnAlert: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>
    public var note: Private<String>
    /// A word of the form's own, by which the same note sent twice counts once.
    public var request: String?

    public init(alert: ID<Alert>, note: Private<String>, request: String?) {
        self.alert = alert
        self.note = note
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        _ = try session.decide(.note, on: known)
        let text = try session.checked(note, isNeeded: true)
        try session.enter(.noted, on: alert, note: text, request: request)
        session.touch(WarningsContents.topic)
        return Done()
    }
}
