public import Access
public import Care
import Storage

/// Draws the report of a campaign that is over, a bite at a time: some schools are counted, or some measures decided,
/// and the rest is left to the next step. Whoever is killed in between is followed by another who goes on there.
///
/// A report is drawn once. Were it drawn again after somebody took their answers back, the difference of the two would
/// tell of that one person (decision 0028).
public struct DrawReport: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let housesAtOnce = 4

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("campaign \(campaign)")
        guard let edition = try session.edition(of: campaign) else { return Done() }
        switch edition.step {
        case .counting: try session.countSome(edition)
        case .showing: try session.decideNext(edition)
        case .drawn: return Done()
        }
        return Done()
    }
}

extension Session where Case == DrawReport {
    fileprivate func edition(of campaign: ID<ReportedCampaign>) throws -> Edition? {
        try row(
            """
            SELECT campaign, region, whole, step, done_until FROM report_edition WHERE campaign = \(campaign)
            \(DialectHole.forUpdate) \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).map(Edition.init)
    }

    fileprivate func countSome(_ edition: Edition) throws {
        let houses = try rows(
            """
            SELECT s.unit, COALESCE(u.region, s.region) AS region
            FROM published_campaign_site s LEFT JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(edition.campaign) AND s.unit > \(edition.doneUntil)
            ORDER BY s.unit LIMIT \(DrawReport.housesAtOnce)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        for house in houses { try count(house: try house("unit"), in: try house("region"), edition) }
        if let last = houses.last {
            return try goOn(edition, .counting, try last("unit"))
        }
        try countResidents(edition)
        try sumUp(edition)
        try goOn(edition, .showing, "")
    }

    fileprivate func decideNext(_ edition: Edition) throws {
        let next = try row(
            """
            SELECT measure FROM report_count
            WHERE campaign = \(edition.campaign) AND measure > \(edition.doneUntil)
            ORDER BY measure LIMIT 1 \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        guard let next else { return try goOn(edition, .drawn, "") }
        let code: String = try next("measure")
        if let measure = Measure(code: code) { try decide(measure, edition) }
        try goOn(edition, .showing, code)
    }

    private func goOn(_ edition: Edition, _ step: Edition.Step, _ done: String) throws {
        let drawn: Moment? = step == .drawn ? now : nil
        try run(
            """
            UPDATE report_edition
            SET step = \(step), done_until = \(done), drawn_at = CAST(\(drawn) AS BIGINT)
            WHERE campaign = \(edition.campaign) \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        guard step != .drawn else { return }
        try later(
            DrawReport(campaign: edition.campaign), at: now, key: "draw report \(edition.campaign) \(step) \(done)")
    }
}
