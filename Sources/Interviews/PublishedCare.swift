import Storage

/// What other rooms see of care.
enum PublishedCare {
    /// What a closure report counts by: whether there was a talk in time, what it has set, who was told. Nothing of
    /// what was said, and no names of teachers.
    static let care: [SQL] = [
        """
        CREATE VIEW published_care AS
        SELECT f.participant, f.campaign, f.house, f.region, f.by_flag > 0 AS has_flag, f.level, f.interview_due,
            f.talked_at, f.closed_at,
            EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
                AS guardian_reached,
            EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
        FROM finding f
        """,
        """
        CREATE VIEW published_flagged_sheet AS
        SELECT g.sheet, f.participant, f.campaign, f.house, f.region
        FROM finding_flag g JOIN finding f ON f.id = g.finding
        """,
        """
        CREATE VIEW published_retest AS
        SELECT participant, campaign, house, region, decision, decision IS NULL AS is_open FROM retest_wish
        """,
        "CREATE INDEX retest_wish_campaign ON retest_wish (campaign)",
    ]
}
