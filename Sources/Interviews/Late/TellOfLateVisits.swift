public import Access
import Care
import InterviewRules
import Storage

/// Looks for people on the way to help or back whom nobody has followed up in time, such as by a visit after the
/// return to school, and tells the same people as of a late talk, in the same order (rulebook G.4, C.5).
///
/// Each circle is told once of each clock; the next step on the way has a new one. That a way could be ended keeps
/// nobody waiting, and is told to nobody.
public struct TellOfLateVisits: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each way; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false
    /// As of talks: no transaction grows long.
    public static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.tell(of: session.lateVisits(), .visit)
        return Done()
    }
}

extension Session where Case == TellOfLateVisits {
    /// Only those of whom somebody is to be told now; what began grave first.
    fileprivate func lateVisits() throws -> [LateCare] {
        try rows(
            """
            SELECT p.id, p.is_grave, \(LateCare.columns(due: "p.due_at"))
            FROM care_path p JOIN finding f ON f.id = p.finding \(LateCare.places)
            LEFT JOIN care_path_late l ON l.path = p.id
            WHERE p.due_clock <> \(PathClock.end) AND p.closed_at IS NULL AND p.due_at <= \(now)
                AND (l.path IS NULL OR l.due_at <> p.due_at OR l.next_at <= \(now))
            ORDER BY p.is_grave DESC, p.due_at, p.id LIMIT \(TellOfLateVisits.atOnce)
            \(unscoped: "the platform watches the clocks of all ways")
            """
        ).map { row in
            let region: Region = try row("region")
            let clock = LateClock(
                due: try row("due_at"), isGrave: try row("is_grave"), under: try returnPolicy(in: region, on: today),
                in: try calendar(in: region))
            return try LateCare(row, clock: clock)
        }
    }
}
