public import Access
import Care
import Storage

/// Begins the reports of campaigns that nobody can answer any more: an hour after their window, which is as long as
/// somebody who has begun may still answer (decision 0026). Where papers are still being keyed, or what was never
/// handed in has not been looked through, it waits for that, and not longer than papers may be keyed (decision 0031).
///
/// A drawing that was given up is begun again after a day: without its report no campaign could be ended. It goes on
/// where it stopped, and counts what was handed in when it was first begun. So is what a survey came to.
public struct StartReports: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let hoursAfterClose = 1
    /// A day more than papers are keyed, so that those read only once are scored first.
    static let mostDaysForPapers = 8
    static let mostAtOnce = 20
    static let hoursForDrawing = 24

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let over = session.now.adding(hours: -Self.hoursAfterClose)
        let longOver = session.now.adding(hours: -24 * Self.mostDaysForPapers)
        let givenUp = session.now.adding(hours: -Self.hoursForDrawing)
        let campaigns = try session.rows(
            """
            SELECT c.id, c.region, COALESCE(c.unit, c.region) AS whole, c.closes_at FROM published_campaign c
            WHERE c.state IN ('closed', 'ended') AND c.closes_at <= \(over)
                AND NOT EXISTS (
                    SELECT 1 FROM report_edition e
                    WHERE e.campaign = c.id AND (e.drawn_at IS NOT NULL OR e.begun_at > \(givenUp)))
                AND (c.closes_at <= \(longOver) OR NOT EXISTS (
                    SELECT 1 FROM published_unended_sitting w
                    WHERE w.campaign = c.id AND w.closes_at <= c.closes_at))
            ORDER BY c.closes_at LIMIT \(Self.mostAtOnce)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        for row in campaigns {
            let (campaign, closed): (ID<ReportedCampaign>, Moment) = (try row("id"), try row("closes_at"))
            let (region, whole): (String, String) = (try row("region"), try row("whole"))
            try session.run(
                """
                INSERT INTO report_edition
                    (campaign, region, whole, closes_at, begun_at, counts_until, step, done_until, tells_marks)
                VALUES (\(campaign), \(region), \(whole), \(closed), \(session.now), \(session.now), 'counting', '',
                    TRUE)
                ON CONFLICT (campaign) DO UPDATE SET begun_at = excluded.begun_at, stopped_at = NULL,
                    counts_until = COALESCE(report_edition.counts_until, excluded.counts_until)
                \(unscoped: "a job of the platform draws the report of every campaign")
                """)
            try session.later(
                DrawReport(campaign: campaign), at: session.now, key: "draw report \(campaign) \(session.now.day)")
        }
        for campaign in try session.surveys(stoppedBefore: givenUp) { try session.drawSurveyAgain(campaign) }
        return Done()
    }
}

extension Session where Case == StartReports {
    fileprivate func surveys(stoppedBefore moment: Moment) throws -> [ID<ReportedCampaign>] {
        try rows(
            """
            SELECT e.campaign FROM report_edition e WHERE e.survey_stopped_at <= \(moment)
            ORDER BY e.survey_stopped_at, e.campaign LIMIT \(StartReports.mostAtOnce)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).map { try $0("campaign") }
    }
}
