import Access
import Storage

/// Who holds what a sitting has shown of somebody: the unit whose people they are, or the place.
///
/// The psychology teacher of a school holds what its pupils have shown, the counsellor of an employer, a hospital or
/// a health centre what its people have. Nobody of a school holds what its staff has shown, and whoever belongs to no
/// unit has nobody there: both are with the counsellors of the place (rulebook C.2, G.3, H.6, requirements 140 and
/// 205).
enum Keeper {
    /// The unit of a `published_participant p` that holds it; NULL where the place does.
    static let column: SQL = """
        CASE WHEN EXISTS (
            SELECT 1 FROM published_member k JOIN published_unit h ON h.code = p.house
            WHERE k.id = p.member AND k.kind = 'staff' AND h.kind IN \(list: schoolKinds)
        ) THEN NULL ELSE p.house END
        """

    private static let schoolKinds = Counselling.schoolKinds.sorted()

    /// For what was found before anybody asked whose it is.
    static let migration: [SQL] = added(to: "finding") + added(to: "retest_wish") + ways + views

    private static func added(to table: SQL) -> [SQL] {
        let update: SQL = """
            UPDATE \(table) SET keeper = house WHERE NOT EXISTS (
                SELECT 1 FROM published_member k JOIN published_unit h ON h.code = \(table).house
                WHERE k.id = \(table).member AND k.kind = 'staff'
                    AND h.kind IN ('school', 'special-school', 'kindergarten', 'university'))
            """
        return ["ALTER TABLE \(table) ADD COLUMN keeper TEXT", update]
    }

    private static let ways: [SQL] = [
        "DROP INDEX finding_house",
        "CREATE INDEX finding_keeper ON finding (keeper, closed_at) WHERE keeper IS NOT NULL",
        "CREATE INDEX finding_of_place ON finding (region, closed_at) WHERE keeper IS NULL",
        "DROP INDEX retest_wish_house",
        "CREATE INDEX retest_wish_keeper ON retest_wish (keeper, found_at) WHERE keeper IS NOT NULL",
        "CREATE INDEX retest_wish_of_place ON retest_wish (region, found_at) WHERE keeper IS NULL",
    ]

    /// A closure report counts by who holds it: what is open with a teacher is nothing that the school is told of.
    private static let views: [SQL] = [
        // Whose name and telephone may be opened with a talk, and for whom.
        """
        CREATE VIEW published_cared AS
        SELECT member, region, keeper FROM finding
        UNION ALL SELECT member, region, keeper FROM retest_wish
        """,
        "DROP VIEW published_care",
        """
        CREATE VIEW published_care AS
        SELECT f.participant, f.campaign, f.keeper AS house, f.region, f.by_flag > 0 AS has_flag, f.level,
            f.interview_due, f.talked_at, f.closed_at,
            EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
                AS guardian_reached,
            EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
        FROM finding f
        """,
        "DROP VIEW published_flagged_sheet",
        """
        CREATE VIEW published_flagged_sheet AS
        SELECT g.sheet, f.participant, f.campaign, f.keeper AS house, f.region
        FROM finding_flag g JOIN finding f ON f.id = g.finding
        """,
        "DROP VIEW published_retest",
        """
        CREATE VIEW published_retest AS
        SELECT participant, campaign, keeper AS house, region, decision, decision IS NULL AS is_open FROM retest_wish
        """,
    ]
}
