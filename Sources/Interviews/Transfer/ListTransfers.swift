public import Access
import Care
import Storage

/// Lists the archives that come to the caller's school and those that it has sent: what waits first, the longest first.
/// Without names and without what is in them.
public struct ListTransfers: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let perPage = 40

    /// Those that have ended, too.
    public var ended: Bool?
    /// From 1.
    public var page: Int?

    public init(ended: Bool? = nil, page: Int? = nil) {
        (self.ended, self.page) = (ended, page)
    }

    public struct Outcome: Codable, Sendable {
        public let transfers: [TransferCard]
        /// Coming, and not answered.
        public let arriving: Int
        /// Not answered in time, on either side.
        public let late: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("archive transfers")
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let cards = try session.rows(
            """
            SELECT \(TransferCard.columns), \(session.ownsRecipient()) AS is_arriving,
                \(session.ownsSender()) AS is_leaving
            FROM \(TransferCard.tables)
            WHERE (\(session.ownsRecipient()) OR \(session.ownsSender())) AND (t.ending IS NULL OR \(ended ?? false))
            ORDER BY t.ending IS NOT NULL, t.due_at, t.id LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map { try TransferCard($0, for: session.caller.id) }
        return Outcome(
            transfers: Array(cards.prefix(Self.perPage)),
            arriving: try session.number("\(session.ownsRecipient())"),
            late: try session.number(
                "t.due_at < \(session.now) AND (\(session.ownsRecipient()) OR \(session.ownsSender()))"),
            hasMore: cards.count > Self.perPage)
    }
}

extension Session where Case == ListTransfers {
    fileprivate func number(_ condition: SQL) throws -> Int {
        try row(
            "SELECT COUNT(*) AS number FROM archive_transfer t WHERE t.ending IS NULL AND (\(condition))"
        )?("number") ?? 0
    }
}
