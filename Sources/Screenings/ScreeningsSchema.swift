public import Storage

/// The tables of sheets, their keys and answers.
public enum ScreeningsSchema {
    public static let migrations = [
        Migration("2026-11-22 050 sheets", [
            """
            CREATE TABLE sheet (
                id TEXT PRIMARY KEY,
                questionnaire TEXT NOT NULL,
                version TEXT NOT NULL,
                language TEXT NOT NULL,
                age_group TEXT NOT NULL,
                mode TEXT NOT NULL CHECK (mode IN ('self', 'program')),
                notice TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                region_chosen BOOLEAN NOT NULL,
                unit TEXT,
                created_by TEXT,
                request TEXT UNIQUE,
                code_index TEXT UNIQUE,
                code_sealed \(DialectHole.bytes),
                started_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                finished_at BIGINT,
                worst_rank BIGINT NOT NULL,
                total BIGINT,
                band TEXT,
                prorated BOOLEAN,
                missing BIGINT,
                too_fast BOOLEAN,
                straight_line BOOLEAN,
                CHECK (finished_at IS NULL OR mode = 'program' OR total IS NOT NULL),
                CHECK (mode = 'self' OR total IS NOT NULL OR missing IS NOT NULL)
            )
            """,
            "CREATE INDEX sheet_region ON sheet (region, started_at)",
            "CREATE INDEX sheet_unfinished ON sheet (expires_at) WHERE finished_at IS NULL",
            "CREATE INDEX sheet_created_by ON sheet (created_by, id) WHERE created_by IS NOT NULL",
            """
            CREATE TABLE sheet_key (
                hash TEXT PRIMARY KEY,
                sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX sheet_key_sheet ON sheet_key (sheet)",
            """
            CREATE TABLE answer (
                sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
                item TEXT NOT NULL,
                option TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (sheet, item)
            )
            """,
            """
            CREATE VIEW published_screening AS
            SELECT id, questionnaire, region, age_group, mode, started_at, finished_at, band, worst_rank FROM sheet
            """,
        ]),
        Migration("2026-11-22 141 use of licences", [
            "CREATE TABLE licence_use (licence TEXT PRIMARY KEY, used BIGINT NOT NULL)",
            "CREATE VIEW published_licence_use AS SELECT licence, used FROM licence_use",
        ]),
    ]
}
