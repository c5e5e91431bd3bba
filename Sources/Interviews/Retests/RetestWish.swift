import Storage

/// Of the people whose sheets do not speak for them, beside `retest_wish` as `r`: who is still asked about here.
enum RetestWish {
    /// Another school has taken the archive over since, and has not given it back; it looks after the child now.
    static let isHandedOn: SQL = """
        EXISTS (
            SELECT 1 FROM archive_transfer h
            WHERE h.member = r.member AND h.sender = r.keeper AND h.ending = 'acknowledged'
                AND h.ended_at >= r.found_at AND NOT EXISTS (
                    SELECT 1 FROM archive_transfer b
                    WHERE b.taken_member = h.member AND b.recipient = h.sender AND b.ending = 'acknowledged'
                        AND b.ended_at >= h.ended_at))
        """

    /// For the list and for its count.
    static let isAsked: SQL = """
        NOT \(isHandedOn) AND NOT EXISTS (
            SELECT 1 FROM published_participant q JOIN published_sitting s ON s.participant = q.id
            WHERE q.member = r.member AND s.house IS NOT DISTINCT FROM r.house AND s.finished_at > r.found_at
                AND NOT s.is_marked)
        """

    /// Nothing of whom another school looks after holds up the end of a campaign.
    static let migration: [SQL] = published(
        """
        EXISTS (
            SELECT 1 FROM archive_transfer h
            WHERE h.member = r.member AND h.sender = r.keeper AND h.ending = 'acknowledged'
                AND h.ended_at >= r.found_at)
        """)

    /// Who has come back is asked about once more.
    static let afterReturn: [SQL] = published(isHandedOn)

    private static func published(_ isHandedOn: SQL) -> [SQL] {
        [
            "DROP VIEW published_retest",
            """
            CREATE VIEW published_retest AS
            SELECT r.participant, r.campaign, r.keeper AS house, r.region, r.decision,
                (r.decision IS NULL AND NOT \(isHandedOn)) AS is_open
            FROM retest_wish r
            """,
        ]
    }
}
