public import Access
public import Care
import Storage

/// Has the drawing of a report, or of its survey, go on that has stopped, for whoever the campaign belongs to. It goes
/// on where it was and counts what was handed in when it was first begun, so a report is still drawn once. Asked for
/// twice it goes on once.
public struct ResumeDrawing: Command {
    public static let permission = Permission.watchCampaigns

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.row(
            """
            SELECT e.region FROM report_edition e JOIN published_campaign c ON c.id = e.campaign
            WHERE e.campaign = \(campaign) AND \(session.scope, region: "c.region", unit: "c.unit")
            """)
        guard let found else { throw Refusal.notFound }
        session.about("report \(campaign)", region: try found("region"))
        let resumed = try session.run(
            """
            UPDATE report_edition SET stopped_at = NULL, begun_at = \(session.now)
            WHERE campaign = \(campaign) AND stopped_at IS NOT NULL AND drawn_at IS NULL
            \(unscoped: "the campaign itself was found within the scope")
            """)
        try session.drawSurveyAgain(campaign)
        guard resumed == 1 else { return Done() }
        try session.later(
            DrawReport(campaign: campaign), at: session.now,
            key: "draw report \(campaign) again \(session.now.milliseconds)")
        return Done()
    }
}

/// Notes that a drawing was tried for the last time, so that whoever waits for the report sees it.
public struct NoteDrawingStopped: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE report_edition SET stopped_at = \(session.now) WHERE campaign = \(campaign) AND drawn_at IS NULL
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        session.about("report \(campaign)")
        return Done()
    }
}
