import Storage

/// The tables of the roster: shifts, absences, and hand-overs from one duty to the next.
enum DutySchema {
    static let migrations = [
        Migration("2026-11-22 160 warnings duty roster", [
            """
            CREATE TABLE duty_shift (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                account TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('first', 'standIn')),
                from_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                planned_by TEXT,
                planned_at BIGINT NOT NULL,
                CHECK (from_at < until_at),
                UNIQUE (account, region, from_at, until_at)
            )
            """,
            "CREATE INDEX duty_shift_region ON duty_shift (region, until_at)",
            "CREATE INDEX duty_shift_from ON duty_shift (from_at)",
            "CREATE INDEX duty_shift_until ON duty_shift (until_at)",
            """
            CREATE TABLE duty_absence (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                account TEXT NOT NULL,
                from_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                reported_by TEXT,
                reported_at BIGINT NOT NULL,
                CHECK (from_at < until_at),
                UNIQUE (account, region, from_at, until_at)
            )
            """,
            "CREATE INDEX duty_absence_region ON duty_absence (region, until_at)",
            """
            CREATE TABLE duty_hand_over (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                giver TEXT NOT NULL,
                taker TEXT NOT NULL,
                open_alerts BIGINT NOT NULL,
                waiting_alerts BIGINT NOT NULL,
                overdue_alerts BIGINT NOT NULL,
                note \(DialectHole.bytes),
                given_at BIGINT NOT NULL,
                accepted_at BIGINT,
                request TEXT UNIQUE,
                CHECK (giver <> taker)
            )
            """,
            "CREATE INDEX duty_hand_over_region ON duty_hand_over (region, given_at)",
        ]),
        // Who is there when, and who is away, so that a plan can ask whether anybody answers. A duty taken by hand has
        // no end until the person leaves it.
        Migration("2026-11-22 215 warnings published duty", [
            """
            CREATE VIEW published_duty AS
            SELECT account, region, since AS from_at, CAST(NULL AS BIGINT) AS until_at, TRUE AS is_there FROM duty
            UNION ALL SELECT account, region, from_at, until_at, TRUE AS is_there FROM duty_shift
            UNION ALL SELECT account, region, from_at, until_at, FALSE AS is_there FROM duty_absence
            """
        ]),
    ]
}