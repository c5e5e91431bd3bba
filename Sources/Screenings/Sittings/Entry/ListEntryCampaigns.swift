public import Access
import Care
import Storage

/// Lists the open campaigns of the caller's own people, and those whose papers may still be keyed, for whoever writes
/// answers down for others.
public struct ListEntryCampaigns: Query {
    public static let permission = Permission.enterAnswers
    public static let opensIdentity = false
    static let atMost = 100

    public init() {}

    /// A campaign, and how much of its paper waits.
    public struct Line: Codable, Sendable, Equatable {
        public let campaign: String
        public let titles: [String: String]
        /// Papers that a colleague has still to key, or that have to be looked at once more.
        public let papersWaiting: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Line] {
        try session.rows(
            """
            SELECT c.id, c.title_zh, c.title_en, (
                SELECT COUNT(*) FROM sitting t JOIN paper_entry e ON e.sitting = t.id
                WHERE t.campaign = c.id AND e.settled_at IS NULL AND t.finished_at IS NULL
                    AND t.left_at IS NULL AND \(session.ownSittings)) AS waiting
            FROM published_campaign c
            WHERE c.state IN ('open', 'closed')
                AND c.closes_at > \(session.now.adding(hours: -24 * PaperEntry.daysAfterClosing)) AND EXISTS (
                SELECT 1 FROM published_participant p WHERE p.campaign = c.id AND \(session.ownPeople))
            ORDER BY c.opens_at DESC, c.id LIMIT \(Self.atMost)
            """
        ).map { Line(campaign: try $0("id"), titles: try $0.titles, papersWaiting: try $0("waiting")) }
    }
}
