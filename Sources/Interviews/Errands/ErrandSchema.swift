import Storage

/// The tables of errands: what was done, what is open, and who was told last that one is over its time.
enum ErrandSchema {
    static let migration: [SQL] = [
        """
        CREATE TABLE care_errand (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id),
            request TEXT NOT NULL UNIQUE,
            errand TEXT NOT NULL
                CHECK (errand IN ('principal', 'bureau', 'crisisGroup', 'referral', 'classTeacher')),
            at BIGINT NOT NULL,
            content \(DialectHole.bytes) NOT NULL,
            noted_by TEXT NOT NULL,
            noted_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX care_errand_finding ON care_errand (finding, id)",
        // The one that is due first, beside `due_clock`: by both the list is sorted.
        "ALTER TABLE finding ADD COLUMN errand TEXT",
        "ALTER TABLE finding ADD COLUMN errand_at BIGINT",
    ]

    /// Each errand that is open, so that each is told of when its time is over and not only the first, and who was told
    /// of it last. Of findings from before the first is there at once, the others with the next step of their care.
    static let open: [SQL] = [
        """
        CREATE TABLE care_errand_open (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
            errand TEXT NOT NULL
                CHECK (errand IN ('principal', 'bureau', 'crisisGroup', 'referral', 'classTeacher')),
            level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
            due_at BIGINT NOT NULL,
            came BOOLEAN NOT NULL,
            UNIQUE (finding, errand)
        )
        """,
        "CREATE INDEX care_errand_open_due ON care_errand_open (due_at)",
        """
        INSERT INTO care_errand_open (id, finding, errand, level, due_at, came)
        SELECT f.id || ' ' || f.errand, f.id, f.errand, f.level, f.errand_at, FALSE FROM finding f
        WHERE f.errand IS NOT NULL AND f.level > 0 AND f.closed_at IS NULL AND f.handed_on_at IS NULL
        """,
        """
        CREATE TABLE care_errand_late (
            errand TEXT PRIMARY KEY REFERENCES care_errand_open (id) ON DELETE CASCADE,
            due_at BIGINT NOT NULL,
            told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
            told_at BIGINT NOT NULL,
            next_at BIGINT
        )
        """,
    ]
}
