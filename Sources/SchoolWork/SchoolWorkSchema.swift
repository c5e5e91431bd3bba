public import Storage

/// The tables of the everyday work of schools.
public enum SchoolWorkSchema {
    public static let migrations = [
        Migration("2026-11-23 440 schoolwork lessons", lessons),
        Migration("2026-11-23 442 schoolwork teachers and meetings", team),
        Migration("2026-11-23 443 schoolwork class rounds", rounds),
    ]

    private static let lessons: [SQL] = [
        """
        CREATE TABLE lesson (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT NOT NULL,
            unit TEXT NOT NULL,
            held_on TEXT NOT NULL,
            topic TEXT NOT NULL CHECK (topic <> ''),
            form TEXT NOT NULL,
            teacher TEXT NOT NULL CHECK (teacher <> ''),
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            removed_by TEXT,
            removed_at BIGINT,
            CHECK ((removed_by IS NULL) = (removed_at IS NULL))
        )
        """,
        // Two colleagues who write the same lesson down write one: a class has one such lesson on a day.
        "CREATE UNIQUE INDEX lesson_once ON lesson (unit, held_on) WHERE removed_at IS NULL",
        "CREATE INDEX lesson_house ON lesson (house, held_on)",
        "CREATE INDEX lesson_region ON lesson (region, held_on)",
        // Who took figures of schools away, as what, and why (rulebook H.7).
        """
        CREATE TABLE schoolwork_export (
            id TEXT PRIMARY KEY,
            what TEXT NOT NULL,
            house TEXT,
            until_day TEXT NOT NULL,
            format TEXT NOT NULL,
            reason TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL
        )
        """,
    ]
}
