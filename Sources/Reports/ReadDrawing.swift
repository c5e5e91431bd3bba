public import Access
public import Care
import Storage

/// How far a report is that is not there yet.
public enum DrawingState: String, Sendable, Codable, CaseIterable {
    /// Not begun: people may just have answered, or papers are still keyed.
    case waiting
    case drawing
    /// Tried in vain and given up; begun again after a day, or when somebody asks for it.
    case stopped
    case drawn
}

/// Tells the people of a campaign that is over how far its report is, and that its drawing has stopped. Nothing of
/// anybody's answers, and nothing of why: that is the operator's to read in the log.
public struct ReadDrawing: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: ID<ReportedCampaign>
        public let titles: [String: String]
        public let closesAt: Moment
        public let state: DrawingState
        public let stoppedAt: Moment?
        /// When the platform tries again by itself; only where it has stopped.
        public let nextTry: Moment?
        /// Whether it is the caller's place or unit that the campaign belongs to.
        public let isOwned: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT c.title_zh, c.title_en, c.closes_at, e.begun_at, e.stopped_at, e.drawn_at,
                CASE WHEN \(session.scope, region: "c.region", unit: "c.unit") THEN 1 ELSE 0 END AS is_owned,
                v.sights
            FROM published_campaign c JOIN published_campaign_sight v ON v.campaign = c.id
            LEFT JOIN report_edition e ON e.campaign = c.id
            WHERE c.id = \(campaign) AND c.state IN ('closed', 'ended') AND \(session.ofCampaign)
            """)
        guard let row, session.mayRead(sights: try row("sights")) else { throw Refusal.notFound }
        session.about("report \(campaign)")
        return try Outcome(campaign, row)
    }
}

extension ReadDrawing.Outcome {
    fileprivate init(_ campaign: ID<ReportedCampaign>, _ row: Row) throws {
        self.campaign = campaign
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        closesAt = try row("closes_at")
        let (begunAt, drawnAt): (Moment?, Moment?) = (try row("begun_at"), try row("drawn_at"))
        let stopped: Moment? = try row("stopped_at")
        stoppedAt = stopped
        nextTry = stopped == nil ? nil : begunAt?.adding(hours: StartReports.hoursForDrawing)
        isOwned = try row("is_owned", as: Int.self) == 1
        state = switch (begunAt, stopped, drawnAt) {
        case (_, _, _?): .drawn
        case (nil, _, _): .waiting
        case (_, _?, _): .stopped
        default: .drawing
        }
    }
}

/// A report whose drawing has stopped, in the list.
public struct StoppedDrawing: Codable, Sendable, Equatable {
    public let campaign: ID<ReportedCampaign>
    public let titles: [String: String]
    public let stoppedAt: Moment
}

extension Session {
    /// That a campaign is the caller's own, or is carried out in one of their places or units.
    var ofCampaign: SQL {
        """
        (\(scope, region: "c.region", unit: "c.unit") OR EXISTS (
            SELECT 1 FROM published_campaign_site s
            WHERE s.campaign = c.id AND \(scope, region: "s.region", unit: "s.unit")))
        """
    }

    func stoppedDrawings() throws -> [StoppedDrawing] {
        try rows(
            """
            SELECT c.id, c.title_zh, c.title_en, e.stopped_at, v.sights
            FROM report_edition e JOIN published_campaign c ON c.id = e.campaign
            JOIN published_campaign_sight v ON v.campaign = c.id
            WHERE e.stopped_at IS NOT NULL AND e.drawn_at IS NULL AND \(ofCampaign)
            ORDER BY e.stopped_at DESC, c.id LIMIT \(ListReports.perPage)
            """
        ).filter { mayRead(sights: try $0("sights")) }.map {
            StoppedDrawing(
                campaign: try $0("id"), titles: ["zh-Hans": try $0("title_zh"), "en": try $0("title_en")],
                stoppedAt: try $0("stopped_at"))
        }
    }
}
