public import Access
public import Care
import Storage

/// Lists the papers of a campaign that colleagues are keying: whose turn it is, and where the paper has to be looked at
/// once more. By class, place on the list and the end of the code; no name.
public struct ListPaperEntries: Query {
    public static let permission = Permission.enterAnswers
    public static let opensIdentity = false
    public static let onePage = 50

    public var campaign: String
    /// From 1.
    public var page: Int?

    public init(campaign: String, page: Int? = nil) {
        self.campaign = campaign
        self.page = page
    }

    /// One paper.
    public struct Line: Codable, Sendable, Equatable {
        public let sitting: ID<Sitting>
        public let unit: String?
        public let number: Int
        public let codeEnd: String
        public let step: PaperEntry.Step
        public let begunAt: Moment
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let titles: [String: String]
        /// Whether somebody can be read to now.
        public let isOpen: Bool
        /// Until when papers are keyed: some days after the close.
        public let papersUntil: Moment
        public let takesPapers: Bool
        /// Classes and departments whose people may be entered by their place on the list.
        public let units: [String]
        public let lines: [Line]
        public let page: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.campaignRow(campaign)
        let units = try session.units(in: campaign)
        let place = min(max(1, page ?? 1), 10_000)
        let lines = try session.lines(of: campaign, from: (place - 1) * Self.onePage, atMost: Self.onePage + 1)
        let (state, closesAt): (String, Moment) = (try row("state"), try row("closes_at"))
        let until = closesAt.adding(hours: 24 * PaperEntry.daysAfterClosing)
        return Outcome(
            titles: try row.titles, isOpen: state == "open", papersUntil: until,
            takesPapers: ["open", "closed"].contains(state) && session.now < until, units: units,
            lines: Array(lines.prefix(Self.onePage)), page: place, hasMore: lines.count > Self.onePage)
    }
}

extension Session where Case == ListPaperEntries {
    /// - Throws: `Refusal.notFound` where nobody of the caller's own is invited.
    fileprivate func campaignRow(_ campaign: String) throws -> Row {
        let row = try row(
            """
            SELECT c.title_zh, c.title_en, c.state, c.closes_at FROM published_campaign c
            WHERE c.id = \(campaign) AND EXISTS (
                SELECT 1 FROM published_participant p WHERE p.campaign = c.id AND \(ownPeople))
            """)
        guard let row else { throw Refusal.notFound }
        return row
    }

    fileprivate func units(in campaign: String) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT p.unit FROM published_participant p
            WHERE p.campaign = \(campaign) AND p.unit IS NOT NULL AND \(ownPeople) ORDER BY p.unit LIMIT 500
            """
        ).map { try $0("unit") }
    }

    /// What has to be done stands first.
    fileprivate func lines(of campaign: String, from start: Int, atMost: Int) throws -> [ListPaperEntries.Line] {
        try rows(
            """
            SELECT \(PaperEntry.columns), t.unit, t.code_end, t.begun_at,
                COALESCE((SELECT p.number FROM published_participant p WHERE p.id = t.participant), 0) AS number
            FROM sitting t JOIN paper_entry e ON e.sitting = t.id
            WHERE t.campaign = \(campaign) AND \(ownSittings)
            ORDER BY CASE WHEN t.finished_at IS NULL AND t.left_at IS NULL THEN 0 ELSE 1 END, t.begun_at, t.id
            LIMIT \(atMost) OFFSET \(start)
            """
        ).map { row in
            ListPaperEntries.Line(
                sitting: try row("id"), unit: try row("unit"), number: try row("number"), codeEnd: try row("code_end"),
                step: try PaperEntry(row).step(for: caller.id), begunAt: try row("begun_at"))
        }
    }
}
