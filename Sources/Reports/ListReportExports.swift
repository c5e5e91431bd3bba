public import Access
public import Care
import Storage

/// Lists who has taken figures of a report away, when, as what and what for (rulebook H.7): for whoever agrees to
/// screenings and answers for them, of the places and units in their reach. Nobody can change what stands there.
public struct ListReportExports: Query {
    public static let permission = Permission.approveCampaigns
    public static let opensIdentity = false
    public static let perPage = 40

    public var campaign: ID<ReportedCampaign>
    /// From 1.
    public var page: Int?

    public init(campaign: ID<ReportedCampaign>, page: Int? = nil) {
        self.campaign = campaign
        self.page = page
    }

    /// One file that was taken.
    public struct Line: Codable, Sendable, Equatable {
        /// Of which place its figures are.
        public let place: ReportPlace
        /// As it was noted: `csv`, `advisory pdf 2`, `results xlsx`.
        public let format: String
        public let reason: String
        public let takenBy: String
        public let takenAt: Moment
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: ReportCard
        /// The newest first.
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let report = try session.drawnReport(campaign)
        let found = try session.exports(of: report, page: page ?? 1)
        return Outcome(
            card: report.card, lines: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}

extension Session where Case == ListReportExports {
    /// A place has several figures; one of them says where it lies.
    fileprivate func exports(of report: DrawnReport, page: Int) throws -> [ListReportExports.Line] {
        let skipped = (max(1, min(page, 10_000)) - 1) * ListReportExports.perPage
        return try rows(
            """
            SELECT x.format, x.reason, x.made_by, x.made_at, f.place, f.level, f.region, u.name_zh, u.name_en
            FROM report_export x
            JOIN report_figure f ON f.campaign = x.campaign AND f.place = x.place AND f.measure = (
                SELECT MIN(g.measure) FROM report_figure g WHERE g.campaign = x.campaign AND g.place = x.place)
            LEFT JOIN published_unit u ON u.code = f.place AND f.house IS NOT NULL
            WHERE x.campaign = \(report.campaign) AND \(scope, region: "f.region", unit: "f.house")
            ORDER BY x.made_at DESC, x.id DESC LIMIT \(ListReportExports.perPage + 1) OFFSET \(skipped)
            """
        ).map {
            ListReportExports.Line(
                place: try ReportPlace($0), format: try $0("format"), reason: try $0("reason"),
                takenBy: try $0("made_by"), takenAt: try $0("made_at"))
        }
    }
}
