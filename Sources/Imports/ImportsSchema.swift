public import Storage

/// The tables of imports that wait to be confirmed or are being carried out.
public enum ImportsSchema {
    public static let migrations: [Migration] = [
        Migration("2026-11-22 120 imports drafts", [
            """
            CREATE TABLE import_draft (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                region TEXT NOT NULL,
                maker TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done')),
                head \(DialectHole.bytes) NOT NULL,
                reach TEXT,
                good BIGINT NOT NULL,
                bad BIGINT NOT NULL,
                done BIGINT NOT NULL,
                to_do BIGINT NOT NULL,
                CHECK (state = 'waiting' OR reach IS NOT NULL)
            )
            """,
            "CREATE INDEX import_draft_maker ON import_draft (maker, kind)",
            "CREATE INDEX import_draft_expires ON import_draft (expires_at)",
            """
            CREATE TABLE import_block (
                draft TEXT NOT NULL REFERENCES import_draft (id) ON DELETE CASCADE,
                number BIGINT NOT NULL,
                content \(DialectHole.bytes) NOT NULL,
                bad BIGINT NOT NULL,
                is_done BOOLEAN NOT NULL,
                PRIMARY KEY (draft, number)
            )
            """,
        ]),
        Migration("2026-11-22 160 imports stops", [
            // A list that is being carried out, and for the time being is not: why its last attempt failed.
            "ALTER TABLE import_draft ADD COLUMN stopped_for TEXT",
        ]),
        Migration("2026-11-22 201 imports remarks", [
            // What the preview says of good rows, sealed like the rows themselves.
            "ALTER TABLE import_draft ADD COLUMN remarks \(DialectHole.bytes)",
        ]),
        Migration("2026-11-23 571 imports lists in place of others", [
            // Good rows of an earlier list that was not confirmed, whose place this one has taken.
            "ALTER TABLE import_draft ADD COLUMN replaced BIGINT NOT NULL DEFAULT 0",
        ]),
    ]
}
