public import Access
public import Care
import Storage

/// Notes that what a survey came to was tried for the last time, so that whoever waits for it sees that.
public struct NoteSurveyStopped: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE report_edition SET survey_stopped_at = \(session.now)
            WHERE campaign = \(campaign) AND drawn_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM survey_edition s WHERE s.campaign = report_edition.campaign)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        session.about("report \(campaign)")
        return Done()
    }
}

extension Session {
    /// When the drawing of a survey was given up, for whoever its campaign belongs to.
    func surveyStopped(_ campaign: ID<ReportedCampaign>) throws -> Moment? {
        try row(
            """
            SELECT e.survey_stopped_at FROM report_edition e JOIN published_campaign c ON c.id = e.campaign
            WHERE e.campaign = \(campaign) AND \(scope, region: "c.region", unit: "c.unit")
            """
        ).flatMap { try $0("survey_stopped_at", as: Moment?.self) }
    }

    /// - Returns: whether it had stopped.
    @discardableResult
    func forgetStoppedSurvey(_ campaign: ID<ReportedCampaign>) throws -> Bool {
        try run(
            """
            UPDATE report_edition SET survey_stopped_at = NULL
            WHERE campaign = \(campaign) AND survey_stopped_at IS NOT NULL
            \(unscoped: "a job of the platform draws the report of every campaign")
            """) == 1
    }

    /// Has a survey drawn that had stopped; asked for twice it is drawn once.
    func drawSurveyAgain(_ campaign: ID<ReportedCampaign>) throws {
        guard try forgetStoppedSurvey(campaign) else { return }
        try later(
            DrawSurvey(campaign: campaign), at: now, key: "draw survey \(campaign) again \(now.milliseconds)")
    }
}
