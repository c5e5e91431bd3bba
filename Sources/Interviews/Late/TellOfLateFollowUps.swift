public import Access
import Care
import InterviewRules
import Storage

/// Looks for people whose guardian was not told in time, and whom nobody has looked after again on the day that was
/// promised, and tells the same people as of a late talk, in the same order (rulebook C.3; C.5: overdue at any clock).
///
/// Of one finding one such clock runs at a time, and each circle is told once of it.
public struct TellOfLateFollowUps: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each finding; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false
    /// As of talks: no transaction grows long.
    public static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.tell(of: session.lateFollowUps(), .followUp)
        return Done()
    }
}

extension Session where Case == TellOfLateFollowUps {
    /// Only those of whom somebody is to be told now, the gravest first. A talk has set the level of all of them.
    fileprivate func lateFollowUps() throws -> [LateCare] {
        try rows(
            """
            SELECT f.id, f.level, \(OpenFinding.ofPupil) AS is_pupil, \(LateCare.columns(due: "f.due_at"))
            FROM finding f \(LateCare.places) LEFT JOIN finding_late l ON l.finding = f.id
            WHERE f.due_clock <> 'interview' AND f.closed_at IS NULL AND f.due_at <= \(now)
                AND f.level IS NOT NULL AND f.handed_on_at IS NULL
                AND (l.finding IS NULL OR l.due_at <> f.due_at OR l.next_at <= \(now))
            ORDER BY f.level DESC, f.due_at, f.id LIMIT \(TellOfLateFollowUps.atOnce)
            \(unscoped: "the platform watches the clocks of all findings")
            """
        ).map { row in
            let region: Region = try row("region")
            let policy = try policy(in: region, isPupil: try row("is_pupil"))
            let clock = LateClock(
                due: try row("due_at"), level: try row("level"), under: policy, in: try calendar(in: region))
            return try LateCare(row, clock: clock)
        }
    }
}
