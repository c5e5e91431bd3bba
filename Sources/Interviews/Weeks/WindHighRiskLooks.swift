public import Access
import Care
import InterviewRules
import Storage

/// Reckons the next look of pupils who are looked after anew when high-risk weeks begin or end (rulebook C.3). Nobody
/// comes on a list by it, no level changes, and whoever waits for a talk or shows more goes on with that clock.
public struct WindHighRiskLooks: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What is due is there to be seen; a look at the calendar is not worth a line each time.
    public static let isAudited = false
    /// A first day of term does not hold up whoever writes; the rest follows in a quarter of an hour.
    static let atOnce = 200

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        var left = Self.atOnce
        let dates = try session.riskDaysByKeeper()
        for group in try session.looksByWeeks() where left > 0 {
            let own = group.keeper.flatMap { dates[$0] } ?? []
            let weeks = try session.highRiskWeeks(in: group.region, besides: own)
            guard weeks?.last != group.until else { continue }
            let found = try session.looks(of: group, atMost: left)
            for finding in found { try session.windClocks(of: finding) }
            left -= found.count
        }
        return Done()
    }
}

/// Open care of one school that was reckoned with the same weeks.
private struct LooksOfWeeks {
    let region: Region
    let keeper: String?
    let until: Day?
}

extension Session where Case == WindHighRiskLooks {
    /// Pupils for whom the last talk has promised a look. Whose clock is that of a talk is left alone: something has
    /// shown since, and only a talk stops it.
    private var isLooked: SQL {
        """
        f.level IN \(list: [CareLevel.watch, .moderate]) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
            AND f.due_clock IN \(list: [CareClock.look, .guardian]) AND \(OpenFinding.ofPupil)
        """
    }

    fileprivate func looksByWeeks() throws -> [LooksOfWeeks] {
        try rows(
            """
            SELECT f.region, f.keeper, f.weeks_until FROM finding f WHERE \(isLooked)
            GROUP BY f.region, f.keeper, f.weeks_until ORDER BY f.region, f.keeper, f.weeks_until
            \(unscoped: "the platform winds the clocks of everybody, and tells nobody")
            """
        ).map { LooksOfWeeks(region: try $0("region"), keeper: try $0("keeper"), until: try $0("weeks_until")) }
    }

    fileprivate func looks(of group: LooksOfWeeks, atMost limit: Int) throws -> [ID<Finding>] {
        try rows(
            """
            SELECT f.id FROM finding f
            WHERE \(isLooked) AND f.region = \(group.region)
                AND f.keeper IS NOT DISTINCT FROM CAST(\(group.keeper) AS TEXT)
                AND f.weeks_until IS NOT DISTINCT FROM CAST(\(group.until) AS TEXT)
            ORDER BY f.id LIMIT \(limit)
            \(unscoped: "the platform winds the clocks of everybody, and tells nobody")
            """
        ).map { try $0("id") }
    }
}
