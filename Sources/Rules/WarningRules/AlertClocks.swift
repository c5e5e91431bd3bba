public import Care

/// The clocks of one alert that run now.
///
/// When the rank rises, the graver rank's clocks begin then and the milder rank's go on beside them until the same
/// thing is done: so a due moment only ever moves earlier.
public struct AlertClocks: Hashable, Sendable {
    public let running: [RunningClock]

    /// Clocks as they were kept; those that were stopped are left out.
    public init(running: [RunningClock]) {
        self.running = running
    }

    /// The clocks of a new alert.
    public init(of severity: Severity, raisedAt moment: Moment, under ladder: Ladder) {
        let rung = ladder.rung(of: severity)
        running = AlertClock.allCases.compactMap { clock in
            rung.time(for: clock).map { RunningClock(clock, rank: severity, start: moment, allowed: $0) }
        }
    }

    /// The clocks after a rise; clocks of the new rank that run already are kept as they are.
    public func raised(to severity: Severity, at moment: Moment, under ladder: Ladder) -> AlertClocks {
        let new = AlertClocks(of: severity, raisedAt: moment, under: ladder).running.filter { fresh in
            !running.contains { $0.clock == fresh.clock && $0.rank == fresh.rank }
        }
        return AlertClocks(running: running + new)
    }

    public func stopping(_ stopped: Set<AlertClock>) -> AlertClocks {
        AlertClocks(running: running.filter { !stopped.contains($0.clock) })
    }

    /// When this must be done at the latest; `nil` when its clock does not run.
    public func due(_ clock: AlertClock, in calendar: WorkingCalendar) -> Moment? {
        running.filter { $0.clock == clock }.map { $0.due(in: calendar) }.min()
    }

    /// The next thing to be done, and when; `nil` when no clock runs. Of two at the same moment the first asked for.
    public func earliest(in calendar: WorkingCalendar) -> (clock: AlertClock, due: Moment)? {
        AlertClock.allCases.compactMap { clock in due(clock, in: calendar).map { (clock, $0) } }.min { $0.1 < $1.1 }
    }
}
