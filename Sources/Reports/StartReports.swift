public import Access
import Care
import Storage

/// Begins the reports of campaigns that nobody can answer any more: an hour after their window, which is as long as
/// somebody who has begun may still answer (decision 0026). Where papers are still being keyed, it waits for them, and
/// not longer than they may be keyed (decision 0031).
public struct StartReports: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let hoursAfterClose = 1
    /// A day more than papers are keyed, so that those read only once are scored first.
    static let mostDaysForPapers = 8
    static let mostAtOnce = 20

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let over = session.now.adding(hours: -Self.hoursAfterClose)
        let longOver = session.now.adding(hours: -24 * Self.mostDaysForPapers)
        let campaigns = try session.rows(
            """
            SELECT c.id, c.region, COALESCE(c.unit, c.region) AS whole, c.closes_at FROM published_campaign c
            WHERE c.state IN ('closed', 'ended') AND c.closes_at <= \(over)
                AND NOT EXISTS (SELECT 1 FROM report_edition e WHERE e.campaign = c.id AND e.begun_at > 0)
                AND (c.closes_at <= \(longOver)
                    OR NOT EXISTS (SELECT 1 FROM published_waiting_paper w WHERE w.campaign = c.id))
            ORDER BY c.closes_at LIMIT \(Self.mostAtOnce)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        for row in campaigns {
            let (campaign, closed): (ID<ReportedCampaign>, Moment) = (try row("id"), try row("closes_at"))
            let (region, whole): (String, String) = (try row("region"), try row("whole"))
            try session.run(
                """
                INSERT INTO report_edition (campaign, region, whole, closes_at, begun_at, step, done_until)
                VALUES (\(campaign), \(region), \(whole), \(closed), \(session.now), 'counting', '')
                ON CONFLICT (campaign) DO UPDATE SET begun_at = excluded.begun_at WHERE report_edition.begun_at = 0
                \(unscoped: "a job of the platform draws the report of every campaign")
                """)
            try session.later(DrawReport(campaign: campaign), at: session.now, key: "draw report \(campaign)")
        }
        return Done()
    }
}
