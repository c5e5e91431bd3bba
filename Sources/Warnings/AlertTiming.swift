import Access
import Care
import Foundation
import Storage
import WarningRules

/// What the running clocks of an alert mean for its row: the earliest deadline, and when it climbs next.
struct AlertTiming {
    let json: String
    let clock: String?
    let since: Moment?
    let due: Moment?
    let climb: Moment?
}

extension Session {
    /// The climb is also put down as a job, so that it happens in time and not at the next sweep.
    func timing(of alert: ID<Alert>, _ clocks: AlertClocks, in region: Region) throws -> AlertTiming {
        let calendar = try book(WorkingCalendars.self).edition(for: region, on: today)
        let climbing = Climbing(roster: DutyRoster(since: [:], top: region), calendar: calendar)
        let climb = climbing.nextDue(of: clocks, taken: try stepsTaken(by: alert))
        if let climb {
            try later(ClimbAlert(alert: alert), at: climb, key: "climb \(alert) \(climb.milliseconds)")
        }
        let earliest = clocks.earliest(in: calendar)
        let start = earliest.flatMap { earliest in
            clocks.running.first { $0.clock == earliest.clock && $0.due(in: calendar) == earliest.due }?.start
        }
        let json = String(decoding: try JSONEncoder().encode(clocks.running), as: UTF8.self)
        return AlertTiming(
            json: json, clock: earliest?.clock.rawValue, since: start, due: earliest?.due, climb: climb)
    }

    func stepsTaken(by alert: ID<Alert>) throws -> Set<ClimbStep> {
        let keys = try rows(
            """
            SELECT step FROM alert_step WHERE alert = \(alert)
            \(unscoped: "the alert itself was found within the scope")
            """
        ).map { try $0("step", as: String.self) }
        return Set(keys.compactMap(ClimbStep.init(key:)))
    }
}
