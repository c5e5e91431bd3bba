import Storage

/// The table of which record at one school was followed by which at the next.
///
/// The archive of a school in the middle may end years before those on both sides of it, and its transfer goes with it
/// (rulebook H.8). Whoever is the danger would then be one at the last school and none at the first. So the step from
/// record to record stands by itself: two names of records and nothing of what was handed on. It goes as soon as no
/// school behind it keeps anything of the child.
enum PassedOnSchema {
    /// Between the views that stand on the one of dangers being set aside and put back, as in `TransferSchema`.
    static let migration: [SQL] = table + views

    private static let table: [SQL] = [
        """
        CREATE TABLE archive_passed_on (
            member TEXT NOT NULL,
            taken_member TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            PRIMARY KEY (taken_member, member)
        )
        """,
        "CREATE INDEX archive_passed_on_member ON archive_passed_on (member)",
        """
        INSERT INTO archive_passed_on (member, taken_member, region)
        SELECT t.member, t.taken_member, MIN(t.region) FROM archive_transfer t WHERE t.ending = 'acknowledged'
        GROUP BY t.member, t.taken_member
        """,
    ]

    private static let views: [SQL] = [
        "DROP VIEW published_guardian_danger",
        """
        CREATE VIEW published_guardian_danger AS
        WITH RECURSIVE endangered (member) AS (
            SELECT d.member FROM guardian_danger d WHERE d.agreed_at IS NULL
            UNION
            SELECT t.member FROM endangered e JOIN archive_passed_on t ON t.taken_member = e.member
        )
        SELECT member FROM endangered
        """,
        "DROP VIEW published_same_child",
        """
        CREATE VIEW published_same_child AS
        SELECT member, taken_member AS other FROM archive_passed_on
        UNION ALL SELECT taken_member, member FROM archive_passed_on
        """,
    ]
}
