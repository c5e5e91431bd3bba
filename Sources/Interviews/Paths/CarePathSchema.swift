import Storage

/// The tables of somebody's way to help and back. They belong to the archive of a finding and stay with it (rulebook
/// G.3, H.8); there is no column for an illness.
enum CarePathSchema {
    static let migration: [SQL] = [
        """
        CREATE TABLE care_path (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id),
            step TEXT NOT NULL,
            since BIGINT NOT NULL,
            is_grave BOOLEAN NOT NULL,
            referred_by TEXT NOT NULL,
            back_on TEXT CHECK (LENGTH(back_on) = 10),
            due_clock TEXT,
            due_at BIGINT,
            closed_at BIGINT,
            closed_by TEXT,
            CHECK ((due_clock IS NULL) = (due_at IS NULL)),
            CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (step <> 'closed')),
            CHECK (closed_at IS NULL OR due_at IS NULL),
            CHECK (NOT is_grave OR closed_by IS NULL OR closed_by <> referred_by)
        )
        """,
        "CREATE UNIQUE INDEX care_path_open ON care_path (finding) WHERE closed_at IS NULL",
        "CREATE INDEX care_path_finding ON care_path (finding, id)",
        // A step is never changed. Its place tells the order: two may be written down in one instant.
        """
        CREATE TABLE care_path_step (
            id TEXT PRIMARY KEY,
            path TEXT NOT NULL REFERENCES care_path (id),
            place BIGINT NOT NULL CHECK (place > 0),
            request TEXT NOT NULL UNIQUE,
            step TEXT NOT NULL,
            held_on TEXT NOT NULL CHECK (LENGTH(held_on) = 10),
            content \(DialectHole.bytes) NOT NULL,
            taken_by TEXT NOT NULL,
            taken_at BIGINT NOT NULL,
            UNIQUE (path, place)
        )
        """,
        """
        CREATE TABLE doctors_advice (
            id TEXT PRIMARY KEY,
            path TEXT NOT NULL REFERENCES care_path (id),
            request TEXT NOT NULL UNIQUE,
            written_on TEXT NOT NULL CHECK (LENGTH(written_on) = 10),
            scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
            scan \(DialectHole.bytes) NOT NULL,
            kept_by TEXT NOT NULL,
            kept_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX doctors_advice_path ON doctors_advice (path, id)",
    ]

    /// Who was told last that a step is over its time, and when there is somebody to tell again.
    static let late: [SQL] = [
        """
        CREATE TABLE care_path_late (
            path TEXT PRIMARY KEY REFERENCES care_path (id) ON DELETE CASCADE,
            due_at BIGINT NOT NULL,
            told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
            told_at BIGINT NOT NULL,
            next_at BIGINT
        )
        """,
        "CREATE INDEX care_path_due ON care_path (due_at) WHERE closed_at IS NULL",
    ]
}
