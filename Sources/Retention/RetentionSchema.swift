public import Storage

/// The tables of what is proposed for deletion, of what is held, and of what was done.
public enum RetentionSchema {
    public static let migrations = [
        Migration("2026-11-22 261 retention", [
            // Nobody agrees twice: the table itself refuses a list that one person alone has decided.
            """
            CREATE TABLE deletion_list (
                id TEXT PRIMARY KEY,
                campaign TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('answers', 'evidence')),
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                title_zh TEXT NOT NULL,
                title_en TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'failed', 'done')),
                invited BIGINT NOT NULL,
                sittings BIGINT NOT NULL,
                kept BIGINT NOT NULL,
                proposed_at BIGINT NOT NULL,
                first_by TEXT,
                first_at BIGINT,
                second_by TEXT,
                second_at BIGINT,
                ended_at BIGINT,
                UNIQUE (campaign, kind),
                CHECK (second_by IS NULL OR (first_by IS NOT NULL AND second_by <> first_by)),
                CHECK (state = 'proposed' OR second_by IS NOT NULL),
                CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL))
            )
            """,
            "CREATE INDEX deletion_list_region ON deletion_list (region, id)",
            """
            CREATE TABLE deletion_part (
                list TEXT NOT NULL REFERENCES deletion_list (id),
                place BIGINT NOT NULL,
                part TEXT NOT NULL,
                deleted BIGINT NOT NULL,
                ended_at BIGINT,
                left_over BIGINT,
                PRIMARY KEY (list, place),
                UNIQUE (list, part)
            )
            """,
            """
            CREATE TABLE legal_hold (
                id TEXT PRIMARY KEY,
                campaign TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                reason TEXT NOT NULL,
                placed_by TEXT NOT NULL,
                placed_at BIGINT NOT NULL,
                lifted_by TEXT,
                lifted_at BIGINT,
                lift_reason TEXT,
                CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX legal_hold_open ON legal_hold (campaign) WHERE lifted_at IS NULL",
            // Each certificate holds the mark of the one before it, and its own stands in the sealed audit log.
            """
            CREATE TABLE deletion_certificate (
                list TEXT PRIMARY KEY REFERENCES deletion_list (id),
                number BIGINT NOT NULL UNIQUE,
                text TEXT NOT NULL,
                mark TEXT NOT NULL,
                previous TEXT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
        ]),
        // Lists on their way get the parts that are new; what was certified before is not asked for more than it was.
        Migration("2026-11-23 322 retention of what came after", [
            "ALTER TABLE deletion_list ADD COLUMN retried_by TEXT",
            "ALTER TABLE deletion_list ADD COLUMN retried_at BIGINT",
            """
            INSERT INTO deletion_part (list, place, part, deleted)
            SELECT id, 5, 'aftercare', 0 FROM deletion_list WHERE kind = 'answers' AND state <> 'done'
            """,
            """
            INSERT INTO deletion_part (list, place, part, deleted)
            SELECT id, 6, 'counts', 0 FROM deletion_list WHERE kind = 'answers' AND state <> 'done'
            """,
        ]),
        // While a court or a complaint needs the data, nobody's own wish deletes them either.
        Migration("2026-11-23 427 retention published holds", [
            "CREATE VIEW published_legal_hold AS SELECT campaign FROM legal_hold WHERE lifted_at IS NULL"
        ]),
        // What was deleted of one person, at their own wish. It outlives the request, and names nobody but the two.
        Migration("2026-11-23 491 retention erasure certificates", [
            """
            CREATE TABLE erasure_certificate (
                request TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                text TEXT NOT NULL,
                mark TEXT NOT NULL,
                kept BIGINT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
            "CREATE VIEW published_erasure_certificate AS SELECT request, mark, kept, made_at FROM erasure_certificate",
        ]),
        Migration("2026-11-23 507 retention third kind", ArchiveSchema.thirdKind),
        Migration("2026-11-23 508 retention archived people", ArchiveSchema.people),
    ]
}
