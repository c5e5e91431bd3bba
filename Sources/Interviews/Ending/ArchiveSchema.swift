import Storage

/// What other rooms see of archives.
enum ArchiveSchema {
    /// What the archive's own end is reckoned by (rulebook H.8): whose it is, when it began and ended, and whether
    /// anything is still open. Nothing of what was said.
    static let migration: [SQL] = [
        """
        CREATE VIEW published_archive AS
        SELECT f.id AS finding, f.participant, f.member, f.campaign, f.region, f.keeper, f.found_at,
            COALESCE(f.closed_at, f.handed_on_at) AS ended_at, f.transfer IS NOT NULL AS is_received,
            (f.handed_on_at IS NULL AND (f.closed_at IS NULL OR f.errand IS NOT NULL OR EXISTS (
                SELECT 1 FROM care_path p WHERE p.finding = f.id AND p.closed_at IS NULL)))
            OR EXISTS (SELECT 1 FROM archive_transfer t WHERE t.member = f.member AND t.ending IS NULL) AS is_open
        FROM finding f
        """,
    ]

    /// A child has a record at each school that an archive has gone to: what is about the child is about all of them.
    static let sameChild: [SQL] = [
        """
        CREATE VIEW published_same_child AS
        SELECT member, taken_member AS other FROM archive_transfer WHERE ending = 'acknowledged'
        UNION ALL SELECT taken_member, member FROM archive_transfer WHERE ending = 'acknowledged'
        """
    ]
}
