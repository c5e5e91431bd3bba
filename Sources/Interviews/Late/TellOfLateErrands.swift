public import Access
import Care
import InterviewRules
import Storage

/// Looks for errands that nobody has done in time, such as a principal who was not told, and tells the same people as
/// of a late talk, in the same order (rulebook C.3, C.5).
///
/// Each errand has its own clock, and each circle is told once of it: one that stays undone hides no other.
public struct TellOfLateErrands: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each errand; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false
    /// As of talks: no transaction grows long.
    public static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.tell(of: session.lateErrands(), .errand)
        return Done()
    }
}

extension Session where Case == TellOfLateErrands {
    /// Only those of whom somebody is to be told now, the gravest first. Where more was shown since the talk, or care
    /// has ended, the errands of the talk have ended with it.
    fileprivate func lateErrands() throws -> [LateCare] {
        try rows(
            """
            SELECT e.id, e.errand, e.level, \(OpenFinding.ofPupil) AS is_pupil, \(LateCare.columns(due: "e.due_at"))
            FROM care_errand_open e JOIN finding f ON f.id = e.finding \(LateCare.places)
            LEFT JOIN care_errand_late l ON l.errand = e.id
            WHERE e.due_at <= \(now) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
                AND (f.level = e.level OR (f.level IS NULL AND e.came))
                AND (l.errand IS NULL OR l.due_at <> e.due_at OR l.next_at <= \(now))
            ORDER BY e.level DESC, e.due_at, e.id LIMIT \(TellOfLateErrands.atOnce)
            \(unscoped: "the platform watches the clocks of all findings")
            """
        ).map { row in
            let region: Region = try row("region")
            let due = ErrandDue(errand: try row("errand"), at: try row("due_at"))
            let policy = try policy(in: region, isPupil: try row("is_pupil"))
            let clock = LateClock(due, level: try row("level"), under: policy, in: try calendar(in: region))
            return try LateCare(row, clock: clock)
        }
    }
}
