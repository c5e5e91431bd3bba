public import Access
public import Storage

/// Why somebody cannot sit down once more, whatever is decided about them.
public enum RetestObstacle: String, Sendable, Codable, CaseIterable, SQLReadable {
    /// The campaign has ended for good; until then a second sitting is possible also after its window (decision 0031).
    case ended
    /// Taken off the list of those who are invited.
    case takenOff
    /// Once more is once: they have sat down again already, or are doing so.
    case begun
    /// The first answers are here no more, because they were taken back or their time is over.
    case gone
}

extension RetestObstacle {
    /// The tables that it is looked up in, beside `retest_wish` as `r`.
    static let tables: SQL = """
        retest_wish r JOIN published_campaign c ON c.id = r.campaign
        LEFT JOIN published_participant p ON p.id = r.participant
        LEFT JOIN published_sitting t ON t.participant = r.participant
        LEFT JOIN published_sitting_again a ON a.participant = r.participant
        """

    /// The one that is named first is the one that nobody can change.
    static let column: SQL = """
        CASE WHEN c.state NOT IN ('open', 'closed') THEN 'ended'
            WHEN p.id IS NULL OR p.removed_at IS NOT NULL THEN 'takenOff'
            WHEN a.begun_at IS NOT NULL THEN 'begun'
            WHEN t.finished_at IS NULL THEN 'gone' END
        """
}
