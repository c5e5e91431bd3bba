public import Access
import Care
import InterviewRules
import Storage

/// Looks for people whom nobody has talked with in time, and tells who could change that: first those who keep them,
/// then the head of the unit, then the duty leads of the county (rulebook C.3, C.5).
///
/// A restart, a lost tick, a double run: each circle is told once of each clock. Who shows more later has a new clock.
public struct TellOfLateTalks: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each finding; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false
    /// A city whose schools are all late is told within minutes, and no transaction grows long.
    public static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.tell(of: session.lateTalks(), .talk)
        return Done()
    }
}

extension Session where Case == TellOfLateTalks {
    /// Only those of whom somebody is to be told now, so that none waits behind others; the gravest first.
    fileprivate func lateTalks() throws -> [LateCare] {
        try rows(
            """
            SELECT f.id, f.proposed, \(OpenFinding.ofPupil) AS is_pupil, \(LateCare.columns(due: "f.due_at"))
            FROM finding f \(LateCare.places) LEFT JOIN finding_late l ON l.finding = f.id
            WHERE f.due_clock = 'interview' AND f.closed_at IS NULL AND f.due_at <= \(now)
                AND (l.finding IS NULL OR l.due_at <> f.due_at OR l.next_at <= \(now))
            ORDER BY f.proposed DESC, f.due_at, f.id LIMIT \(TellOfLateTalks.atOnce)
            \(unscoped: "the platform watches the clocks of all findings")
            """
        ).map { row in
            let region: Region = try row("region")
            let policy = try policy(in: region, isPupil: try row("is_pupil"))
            let clock = LateClock(
                due: try row("due_at"), level: try row("proposed"), under: policy, in: try calendar(in: region))
            return try LateCare(row, clock: clock)
        }
    }
}
