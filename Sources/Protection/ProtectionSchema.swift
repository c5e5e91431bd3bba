public import Storage

/// The tables of reports of harm, of what was told without leave, and of staff in close contact with minors.
///
/// Reports and disclosures are only ever added to: no statement of this room changes or deletes a row of theirs, and no
/// deletion of a campaign reaches them. A report is kept for ten years (rulebook H.8), and its last day stands in it.
public enum ProtectionSchema {
    public static let migrations = [
        Migration("2026-11-23 421 protection reports", reports),
        Migration("2026-11-23 423 protection disclosures", disclosures),
        // What has to stay because something by law hangs on it; of what, nothing is told.
        Migration("2026-11-23 461 protection published findings", [
            """
            CREATE VIEW published_harm_finding AS SELECT finding FROM harm_report UNION SELECT finding FROM disclosure
            """
        ]),
        // Until when it has to stay, for whoever ends an archive.
        Migration("2026-11-23 506 protection published terms", [
            """
            CREATE VIEW published_harm_term AS
            SELECT finding, member, keep_until FROM harm_report
            UNION ALL SELECT finding, member, keep_until FROM disclosure
            """,
            "CREATE INDEX harm_report_member ON harm_report (member)",
            "CREATE INDEX disclosure_member ON disclosure (member)",
        ]),
        Migration("2026-11-23 533 protection staff checks", staffChecks),
        Migration("2026-11-23 569 protection staff hindrances", staffHindrances),
    ]

    /// That an offence record was queried, on which day, and when next; whether anything hinders lies sealed. Kept for
    /// its term and then forgotten.
    private static let staffChecks: [SQL] = [
        """
        CREATE TABLE staff_check (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            unit TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            queried_on TEXT NOT NULL CHECK (LENGTH(queried_on) = 10),
            next_due TEXT NOT NULL CHECK (LENGTH(next_due) = 10),
            remind_on TEXT NOT NULL CHECK (LENGTH(remind_on) = 10),
            outcome \(DialectHole.bytes) NOT NULL,
            noted_by TEXT NOT NULL,
            noted_at BIGINT NOT NULL,
            keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10),
            request TEXT NOT NULL UNIQUE,
            CHECK (account <> noted_by AND queried_on < next_due)
        )
        """,
        "CREATE INDEX staff_check_account ON staff_check (account, unit, id)",
        "CREATE INDEX staff_check_keep ON staff_check (keep_until)",
        """
        CREATE TABLE staff_reminder (
            mark TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            told_on TEXT NOT NULL CHECK (LENGTH(told_on) = 10)
        )
        """,
    ]

    /// Each note has the same clock and is looked at once, whatever came of the query: by them nobody can tell from the
    /// table who is not to be employed. Of old notes a day after they were made [D].
    private static let staffHindrances: [SQL] = [
        "ALTER TABLE staff_check ADD COLUMN suspend_due BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE staff_check ADD COLUMN followed_at BIGINT",
        "UPDATE staff_check SET suspend_due = noted_at + 86400000",
        "CREATE INDEX staff_check_follow ON staff_check (suspend_due) WHERE followed_at IS NULL",
    ]

    /// Who it is about stands sealed in the report itself, because a roster forgets sooner than the law does. `finding`
    /// is empty where there is no care record.
    private static let reports: [SQL] = [
        """
        CREATE TABLE harm_report (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL,
            member TEXT NOT NULL,
            keeper TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            harmed TEXT NOT NULL CHECK (harmed IN ('minor', 'adultWithoutCapacity')),
            situation TEXT NOT NULL,
            content \(DialectHole.bytes) NOT NULL,
            found_at BIGINT NOT NULL,
            raised_at BIGINT NOT NULL,
            reporter TEXT NOT NULL,
            request TEXT NOT NULL UNIQUE,
            tell_due BIGINT NOT NULL,
            tell_twice BIGINT NOT NULL,
            acknowledge_due BIGINT NOT NULL,
            acknowledge_twice BIGINT NOT NULL,
            keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10),
            CHECK (found_at <= raised_at)
        )
        """,
        "CREATE INDEX harm_report_region ON harm_report (region, raised_at)",
        "CREATE INDEX harm_report_keeper ON harm_report (keeper, raised_at)",
        "CREATE INDEX harm_report_finding ON harm_report (finding)",
        """
        CREATE TABLE harm_entry (
            id TEXT PRIMARY KEY,
            report TEXT NOT NULL REFERENCES harm_report (id),
            kind TEXT NOT NULL CHECK (kind IN ('told', 'added', 'acknowledged', 'late', 'closed')),
            at BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            worker TEXT,
            detail TEXT,
            content \(DialectHole.bytes),
            mark TEXT UNIQUE,
            CHECK ((kind = 'late') = (worker IS NULL))
        )
        """,
        "CREATE INDEX harm_entry_report ON harm_entry (report, id)",
        // Two people acknowledge in the same instant: one of them has.
        "CREATE UNIQUE INDEX harm_entry_once ON harm_entry (report, kind) WHERE kind IN ('acknowledged', 'closed')",
    ]

    /// What was told without the person's leave. A step stands once, and none is taken back.
    private static let disclosures: [SQL] = [
        """
        CREATE TABLE disclosure (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL,
            member TEXT NOT NULL,
            keeper TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            reason TEXT NOT NULL,
            recipient TEXT NOT NULL,
            content \(DialectHole.bytes) NOT NULL,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            request TEXT NOT NULL UNIQUE,
            keep_until TEXT NOT NULL CHECK (LENGTH(keep_until) = 10)
        )
        """,
        "CREATE INDEX disclosure_region ON disclosure (region, made_at)",
        "CREATE INDEX disclosure_keeper ON disclosure (keeper, made_at)",
        "CREATE INDEX disclosure_finding ON disclosure (finding)",
        """
        CREATE TABLE disclosure_step (
            disclosure TEXT NOT NULL REFERENCES disclosure (id),
            kind TEXT NOT NULL CHECK (kind IN ('agreed', 'made', 'personTold')),
            at BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            worker TEXT NOT NULL,
            PRIMARY KEY (disclosure, kind)
        )
        """,
    ]
}
