public import Access
public import Care
import Foundation
import Storage
public import WarningRules

/// Raises an alert for a sheet, or raises the rank of the one it has. The rank never falls.
///
/// Performed inside the transaction that saves the answer, so that the alert exists before the answer is
/// acknowledged (rulebook E.4.1–2).
public struct RaiseAlert: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var sheet: String
    public var region: Region
    public var unit: String?
    public var severity: Severity
    public var basis: AlertBasis
    /// The account that sent the sheet, where there was one; it may never close the alert.
    public var raisedBy: String?
    /// When it was answered, where that was before now, far from any network. The clocks begin now all the same: nobody
    /// here could know of it before.
    public var answeredAt: Moment?

    public init(
        sheet: String, region: Region, unit: String?, severity: Severity, basis: AlertBasis, raisedBy: String?,
        answeredAt: Moment? = nil
    ) {
        self.sheet = sheet
        self.region = region
        self.unit = unit
        self.severity = severity
        self.basis = basis
        self.raisedBy = raisedBy
        self.answeredAt = answeredAt
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        if let alert = try session.alert(ofSheet: sheet) {
            try session.raise(alert, by: self)
        } else if try !session.insert(self) {
            // Somebody raised it in the same instant: now it is there.
            guard let alert = try session.alert(ofSheet: sheet) else { throw Refusal.notFound }
            try session.raise(alert, by: self)
        }
        return Done()
    }
}

extension Session where Case == RaiseAlert {
    /// - Returns: false when the sheet has an alert already.
    fileprivate func insert(_ new: RaiseAlert) throws -> Bool {
        let id = newID(Alert.self)
        let holding = try roster(for: new.region).holder(for: new.region)
        let ladder = try book(WarningPolicy.self).edition(for: new.region, on: today)
        let clocks = AlertClocks(of: new.severity, raisedAt: now, under: ladder)
        let timing = try timing(of: id, clocks, in: new.region)
        let inserted = try run(
            """
            INSERT INTO alert
                (id, sheet, region, unit, holder, attended, rank, state, basis, clocks, due_clock, due_since, due_at,
                climb_at, raised_at, ranked_at, raised_by, wants_call, answered_at)
            VALUES (\(id), \(new.sheet), \(try scope.admit(new.region)), \(new.unit), \(holding.region),
                \(holding.attended), \(new.severity), \(AlertState.new), \(try new.basis.json), \(timing.json),
                \(timing.clock), \(timing.since), \(timing.due), \(timing.climb), \(now), \(now),
                \(new.raisedBy), FALSE, \(new.answeredAt))
            ON CONFLICT (sheet) DO NOTHING
            """)
        guard inserted == 1 else { return false }
        about("alert \(id)", region: new.region)
        try enter(.raised, on: id, detail: "\(new.severity.rawValue)")
        try tell(of: id, new.severity, heldBy: holding.region, unit: new.unit, in: new.region)
        touch(WarningsContents.topic)
        return true
    }

    /// A graver answer asks for a new acknowledgement; the same or a milder one changes nothing.
    fileprivate func raise(_ alert: Alert, by new: RaiseAlert) throws {
        let severity = new.severity
        guard alert.severity.rises(to: severity) else { return }
        let standing = try decide(.raise(to: severity), on: alert)
        let ladder = try book(WarningPolicy.self).edition(for: alert.region, on: today)
        let clocks = AlertClocks(running: alert.clocks).raised(to: severity, at: now, under: ladder)
        try keep(alert, standing, clocks)
        try run(
            """
            UPDATE alert SET ranked_at = \(now), basis = \(try new.basis.json), acknowledged_at = NULL, outcome = NULL,
                closed_by = NULL, closed_at = NULL, answered_at = \(new.answeredAt)
            WHERE id = \(alert.id) AND \(scope, region: "region", unit: "unit")
            """)
        about("alert \(alert.id)", region: alert.region)
        try enter(.rose, on: alert.id, detail: "\(severity.rawValue)")
        try tell(of: alert.id, severity, heldBy: alert.holder, unit: alert.unit, in: alert.region)
    }
}

extension AlertBasis {
    fileprivate var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
