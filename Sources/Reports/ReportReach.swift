import Access
import CampaignRules
public import Care
import Storage

/// Which reports a caller may read: of their own places and units, as far as the plan of the campaign lets them.
extension Session {
    /// What the caller is in the eyes of a plan (rulebook H.6).
    private var viewers: [CampaignViewer] {
        let posts = caller.posts.filter { $0.role.permissions.contains(.readReports) }
        return posts.compactMap { post -> CampaignViewer? in
            switch post.role {
            case .platformAdministrator, .regionAdministrator: .planner
            case .unitAdministrator: .unitLead
            case .schoolPsychologyTeacher: .psychologyTeacher
            case .evaluator: .evaluator
            default: nil
            }
        }
    }

    /// - Parameter written: as `published_campaign_sight` writes what a plan shows.
    func mayRead(sights written: String) -> Bool {
        let plan = CampaignSights(written: written)
        return viewers.contains { plan.show(.statistics, to: $0) }
    }

    /// A drawn report in the caller's reach.
    /// - Throws: `Refusal.notFound`.
    func drawnReport(_ campaign: ID<ReportedCampaign>) throws -> DrawnReport {
        let row = try row(
            """
            SELECT \(DrawnReport.columns) FROM report_edition e
            JOIN published_campaign c ON c.id = e.campaign
            JOIN published_campaign_sight v ON v.campaign = e.campaign
            JOIN published_campaign_template t ON t.campaign = e.campaign
            WHERE e.campaign = \(campaign) AND e.drawn_at IS NOT NULL AND EXISTS (
                SELECT 1 FROM report_figure f
                WHERE f.campaign = e.campaign AND \(scope, region: "f.region", unit: "f.house"))
            """)
        guard let row, mayRead(sights: try row("sights")) else { throw Refusal.notFound }
        let report = try DrawnReport(row)
        about("report \(campaign)", region: report.region)
        return report
    }
}

/// A report that is drawn, by its campaign.
struct DrawnReport {
    let campaign: ID<ReportedCampaign>
    let region: Region
    let titles: [String: String]
    let template: String
    let opensAt: Moment
    let closesAt: Moment
    let drawnAt: Moment

    static let columns: SQL = """
        e.campaign, e.region, e.closes_at, e.drawn_at, c.title_zh, c.title_en, c.opens_at, t.template, v.sights
        """

    init(_ row: Row) throws {
        campaign = try row("campaign")
        region = try row("region")
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        template = try row("template")
        opensAt = try row("opens_at")
        closesAt = try row("closes_at")
        drawnAt = try row("drawn_at")
    }

    var card: ReportCard {
        ReportCard(campaign: campaign, titles: titles, opensAt: opensAt, closesAt: closesAt, drawnAt: drawnAt)
    }
}

/// A report in a list.
public struct ReportCard: Codable, Sendable, Equatable {
    public let campaign: ID<ReportedCampaign>
    public let titles: [String: String]
    public let opensAt: Moment
    public let closesAt: Moment
    public let drawnAt: Moment
}
