public import Access
import Care
import Storage

/// Lists the reports of the caller's places and units, the newest first.
public struct ListReports: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let reports: [ReportCard]
        /// Those that are not there, because their drawing has stopped; on the first page only.
        public let stopped: [StoppedDrawing]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let found = try session.rows(
            """
            SELECT \(DrawnReport.columns) FROM report_edition e
            JOIN published_campaign c ON c.id = e.campaign
            JOIN published_campaign_sight v ON v.campaign = e.campaign
            JOIN published_campaign_template t ON t.campaign = e.campaign
            WHERE e.drawn_at IS NOT NULL AND EXISTS (
                SELECT 1 FROM report_figure f
                WHERE f.campaign = e.campaign AND \(session.scope, region: "f.region", unit: "f.house"))
            ORDER BY e.closes_at DESC, e.campaign LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """)
        let readable = try found.prefix(Self.perPage).filter { session.mayRead(sights: try $0("sights")) }
        let stopped = skipped == 0 ? try session.stoppedDrawings() : []
        return Outcome(
            reports: try readable.map { try DrawnReport($0).card }, stopped: stopped,
            hasMore: found.count > Self.perPage)
    }
}
