import Access
import Care
import Foundation
import Storage
import WarningRules

extension Session {
    /// The alert, held against others until the end of the transaction.
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func alert(_ id: ID<Alert>) throws -> Alert {
        let row = try row(
            """
            SELECT \(Alert.columns) FROM alert a WHERE a.id = \(id)
                AND \(scope, region: "a.region", unit: "a.unit") \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let alert = try Alert(row)
        about("alert \(id)", region: alert.region)
        return alert
    }

    func alert(ofSheet sheet: String) throws -> Alert? {
        try row(
            """
            SELECT \(Alert.columns) FROM alert a WHERE a.sheet = \(sheet)
                AND \(scope, region: "a.region", unit: "a.unit") \(DialectHole.forUpdate)
            """
        ).map(Alert.init)
    }

    /// The next action as the rules allow it.
    func decide(_ action: AlertAction<String>, on alert: Alert) throws -> AlertStanding<String> {
        do {
            return try alert.standing.next(action)
        } catch {
            throw WarningError.refused(error)
        }
    }

    /// Keeps where an alert stands and which of its clocks still run.
    func keep(_ alert: Alert, _ standing: AlertStanding<String>, _ clocks: AlertClocks) throws {
        let timing = try timing(of: alert.id, clocks, in: alert.region)
        try run(
            """
            UPDATE alert SET state = \(standing.state), rank = \(standing.severity), proposer = \(standing.proposer),
                clocks = \(timing.json), due_clock = \(timing.clock), due_since = \(timing.since),
                due_at = \(timing.due), climb_at = \(timing.climb)
            WHERE id = \(alert.id) AND \(scope, region: "region", unit: "unit")
            """)
        touch(WarningsContents.topic)
    }

    /// Writes into the alert's history. The same request is written once.
    /// - Returns: whether it was new.
    @discardableResult
    func enter(
        _ kind: AlertEntryKind, on alert: ID<Alert>, detail: String? = nil, note: Private<String>? = nil,
        request: String? = nil
    ) throws -> Bool {
        let sealed = note.map { seal($0, for: AlertSealing.note(of: alert)) }
        let entry: SQL = """
            INSERT INTO alert_entry (id, alert, at, kind, worker, detail, note, request)
            VALUES (\(newID(AlertEntryKind.self)), \(alert), \(now), \(kind.rawValue), \(caller.id), \(detail),
                \(sealed), \(request.map { "\(alert) \($0)" }))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the alert itself was found within the scope")
            """
        if request != nil { return try run(entry) == 1 }
        // Without a request it is always new, and nobody has to wait to hear so.
        try send(entry)
        return true
    }

    /// A note as a person may leave it: something, and not a book.
    func checked(_ note: Private<String>?, isNeeded: Bool) throws -> Private<String>? {
        let text = (note?.exposed ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.count <= WarningError.longestNote else { throw WarningError.longNote }
        if text.isEmpty && isNeeded { throw WarningError.emptyNote }
        return text.isEmpty ? nil : Private(text)
    }
}

/// What can stand in an alert's history.
public enum AlertEntryKind: String, Codable, Sendable, CaseIterable {
    case raised, rose, climbed, moved, acknowledged, noted, contacted, handedOver, callBackAsked
    case proposed, sentBack, closed
}
