import Access
public import Care
import Foundation
import Storage
public import WarningRules

/// A clock that runs, with the moment when it falls due.
public struct RunningClockLine: Codable, Sendable, Equatable {
    public let clock: AlertClock
    public let start: Moment
    public let due: Moment
}

extension Session where Case == ReadAlert {
    func entries(of alert: ID<Alert>) throws -> [ReadAlert.Entry] {
        try rows(
            """
            SELECT e.at, e.kind, e.detail, e.note, w.display_name AS worker, c.display_name AS colleague
            FROM alert_entry e LEFT JOIN published_account w ON w.id = e.worker
            LEFT JOIN published_account c ON c.id = e.detail
            WHERE e.alert = \(alert) ORDER BY e.id \(unscoped: "the alert itself was found within the scope")
            """
        ).map { row in
            let sealed: Sealed? = try row("note")
            let note = try sealed.map { try open($0, for: AlertSealing.note(of: alert)).exposed }
            let kind = AlertEntryKind(rawValue: try row("kind")) ?? .noted
            let detail: String? = kind == .handedOver ? try row("colleague") : try row("detail")
            return ReadAlert.Entry(at: try row("at"), kind: kind, worker: try row("worker"), detail: detail, note: note)
        }
    }

    func lines(of json: String, in region: Region) throws -> [RunningClockLine] {
        let clocks = try JSONDecoder().decode([RunningClock].self, from: Data(json.utf8))
        let calendar = try book(WorkingCalendars.self).edition(for: region, on: today)
        return clocks.map { RunningClockLine(clock: $0.clock, start: $0.start, due: $0.due(in: calendar)) }
            .sorted { $0.due < $1.due }
    }
}
