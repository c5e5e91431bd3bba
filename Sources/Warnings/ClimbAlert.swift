public import Access
public import Care
import Storage
import WarningRules

/// Lets one alert climb as far as its clocks demand by now. Doing it twice does it once.
public struct ClimbAlert: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var alert: ID<Alert>

    public init(alert: ID<Alert>) {
        self.alert = alert
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.climb(alert)
        return Done()
    }
}

/// Sweeps for alerts that are overdue or held where nobody is on duty: the net under the jobs.
public struct ClimbOverdueAlerts: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// Each climb stands in the alert's history; a sweep that finds nothing is not worth a line every half minute.
    public static let isAudited = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let due = try session.rows(
            """
            SELECT a.id FROM alert a WHERE a.state <> \(AlertState.closed)
                AND (a.climb_at <= \(session.now) OR NOT a.attended
                    OR NOT EXISTS (SELECT 1 FROM (\(session.peopleOnDuty)) o WHERE o.region = a.holder))
                AND \(session.scope, region: "a.region")
            ORDER BY a.rank DESC, a.climb_at LIMIT 500
            """
        ).map { try $0("id", as: ID<Alert>.self) }
        for id in due { try session.climb(id) }
        try session.wakeAtNextTurns()
        return Done()
    }
}

extension Session {
    /// Takes every step that is due and not taken, then moves on at once where nobody is on duty.
    func climb(_ id: ID<Alert>) throws {
        let alert = try alert(id)
        guard alert.state != .closed else { return }
        let calendar = try book(WorkingCalendars.self).edition(for: alert.region, on: today)
        let climbing = Climbing(roster: try roster(for: alert.region), calendar: calendar)
        let clocks = AlertClocks(running: alert.clocks)
        var holding = Holding(region: alert.holder, attended: alert.attended)
        for climb in climbing.climbs(of: clocks, heldBy: alert.holder, taken: try stepsTaken(by: id), at: now) {
            guard try take(climb.step, of: id) else { continue }
            try enter(.climbed, on: id, detail: "\(climb.step.clock.rawValue) \(climb.from) \(climb.to.region)")
            holding = climb.to
        }
        var manned = climbing.roster.holder(for: holding.region)
        if !manned.attended, let home = try home(of: alert, in: climbing.roster) {
            manned = Holding(region: home, attended: true)
        }
        if manned.region != holding.region {
            try enter(.moved, on: id, detail: "\(holding.region) \(manned.region)")
        }
        try hold(alert, manned, clocks)
    }

    /// A shift that has begun brings unattended alerts home, as taking the duty by hand does.
    private func home(of alert: Alert, in roster: DutyRoster) throws -> Region? {
        guard try !stepsTaken(by: alert.id).isEmpty else { return roster.home(for: alert.region, since: nil) }
        let kinds = [AlertEntryKind.raised, .rose, .climbed, .moved].map(\.rawValue)
        let row = try row(
            """
            SELECT MAX(e.at) AS rest FROM alert_entry e WHERE e.alert = \(alert.id) AND e.kind IN \(list: kinds)
            \(unscoped: "the alert itself was found within the scope")
            """)
        let rest: Moment? = try row?("rest")
        return roster.home(for: alert.region, since: rest ?? now)
    }

    /// - Returns: whether the step was still to be taken.
    private func take(_ step: ClimbStep, of alert: ID<Alert>) throws -> Bool {
        try run(
            """
            INSERT INTO alert_step (alert, step, taken_at) VALUES (\(alert), \(step.key), \(now))
            ON CONFLICT (alert, step) DO NOTHING \(unscoped: "the alert itself was found within the scope")
            """) == 1
    }

    private func hold(_ alert: Alert, _ holding: Holding, _ clocks: AlertClocks) throws {
        let timing = try timing(of: alert.id, clocks, in: alert.region)
        let changed = try run(
            """
            UPDATE alert SET holder = \(holding.region), attended = \(holding.attended), climb_at = \(timing.climb)
            WHERE id = \(alert.id) AND \(scope, region: "region", unit: "unit")
                AND (holder <> \(holding.region) OR attended <> \(holding.attended)
                    OR climb_at IS DISTINCT FROM \(timing.climb))
            """)
        guard changed == 1 else { return }
        touch(WarningsContents.topic)
        guard holding.region != alert.holder else { return }
        try tell(of: alert.id, alert.severity, heldBy: holding.region, unit: alert.unit, in: alert.region)
    }
}
