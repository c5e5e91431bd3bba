import Access
public import Care
import Storage
import WarningRules

/// The figures above the duty list. `asOf` says for when they hold.
public struct AlertFigures: Codable, Sendable, Equatable {
    public let asOf: Moment
    /// Open alerts of each rank, 1 to 4.
    public let open: [Int: Int]
    public let waiting: Int
    public let overdue: Int
    /// Alerts of rank 3 and 4 that nobody has acknowledged: what the sound is for.
    public let waitingRed: Int
    /// The median time from raising to acknowledging today, in minutes; `nil` when there was none.
    public let medianMinutesToday: Int?
    public let closedThisWeek: Int
    public let raisedThisWeek: Int
}

extension Session {
    func alertFigures() throws -> AlertFigures {
        let openRows = try rows(
            """
            SELECT a.rank, COUNT(*) AS open, COUNT(*) FILTER (WHERE a.state = \(AlertState.new)) AS waiting,
                COUNT(*) FILTER (WHERE a.due_at < \(now)) AS overdue
            FROM alert a WHERE a.state <> \(AlertState.closed) AND \(scope, region: "a.region", unit: "a.unit")
            GROUP BY a.rank
            """)
        var open: [Int: Int] = [:]
        var (waiting, overdue, waitingRed) = (0, 0, 0)
        for row in openRows {
            let rank: Int = try row("rank")
            open[rank] = try row("open")
            waiting += try row("waiting")
            overdue += try row("overdue")
            if rank >= Severity.red.rawValue { waitingRed += try row("waiting") }
        }
        let week = try thisWeek()
        return AlertFigures(
            asOf: now, open: open, waiting: waiting, overdue: overdue, waitingRed: waitingRed,
            medianMinutesToday: try medianToday(), closedThisWeek: week.closed, raisedThisWeek: week.raised)
    }

    private func medianToday() throws -> Int? {
        let times = try rows(
            """
            SELECT a.acknowledged_at - a.ranked_at AS taken FROM alert a
            WHERE a.acknowledged_at >= \(Moment(today)) AND \(scope, region: "a.region", unit: "a.unit")
            ORDER BY taken
            """
        ).map { try $0("taken", as: Int.self) }
        guard !times.isEmpty else { return nil }
        let middle = times.count / 2
        let median = times.count % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2
        return median / 60_000
    }

    private func thisWeek() throws -> (raised: Int, closed: Int) {
        let monday = Moment(today.adding(days: 1 - today.weekday))
        let row = try row(
            """
            SELECT COUNT(*) AS raised, COUNT(*) FILTER (WHERE a.state = \(AlertState.closed)) AS closed FROM alert a
            WHERE a.raised_at >= \(monday) AND \(scope, region: "a.region", unit: "a.unit")
            """)
        return (try row?("raised") ?? 0, try row?("closed") ?? 0)
    }
}
