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
        // A history has no region: it is one person's own, wherever they were when they answered. It joins no other
        // table of people, and no view shows it.
        Migration("2026-11-22 150 own histories", [
            """
            CREATE TABLE history (
                id TEXT PRIMARY KEY,
                code_index TEXT NOT NULL UNIQUE,
                used_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX history_used ON history (used_at)",
            """
            CREATE TABLE history_key (
                hash TEXT PRIMARY KEY,
                history TEXT NOT NULL REFERENCES history (id) ON DELETE CASCADE,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX history_key_history ON history_key (history)",
            "CREATE INDEX history_key_expires ON history_key (expires_at)",
            "ALTER TABLE sheet ADD COLUMN history TEXT REFERENCES history (id)",
            "CREATE INDEX sheet_history ON sheet (history, finished_at) WHERE history IS NOT NULL",
        ]),
        // What a score hangs on beside the answers, so that it can be worked out again at any time (rulebook E.4.5).
        Migration("2026-11-22 151 scores that can be worked out again", [
            "ALTER TABLE sheet ADD COLUMN manner TEXT",
            "ALTER TABLE sheet ADD COLUMN licence TEXT",
            "ALTER TABLE sheet ADD COLUMN sex TEXT",
            "ALTER TABLE sheet ADD COLUMN age BIGINT",
            "ALTER TABLE sheet ADD COLUMN education TEXT",
            "ALTER TABLE sheet ADD COLUMN border_sets TEXT",
            "ALTER TABLE sheet ADD COLUMN entered BIGINT",
            "ALTER TABLE sheet ADD COLUMN seconds BIGINT",
            "ALTER TABLE sheet ADD COLUMN inconsistent BOOLEAN",
            "ALTER TABLE sheet ADD COLUMN raw BIGINT",
            "ALTER TABLE sheet ADD COLUMN positive_by TEXT",
            "ALTER TABLE sheet ADD COLUMN assumed TEXT",
            "ALTER TABLE sheet ADD COLUMN alternative TEXT",
            "ALTER TABLE sheet ADD COLUMN alternative_version TEXT",
            "ALTER TABLE sheet ADD COLUMN t_score BIGINT",
            "ALTER TABLE sheet ADD COLUMN not_valid TEXT",
            """
            CREATE TABLE sheet_score (
                sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
                scale TEXT NOT NULL,
                total BIGINT NOT NULL,
                raw BIGINT NOT NULL,
                prorated BOOLEAN NOT NULL,
                band TEXT,
                positive BOOLEAN NOT NULL,
                alternative TEXT,
                alternative_version TEXT,
                t_score BIGINT,
                PRIMARY KEY (sheet, scale)
            )
            """,
        ]),
        Migration("2026-11-22 141 use of licences", [
            "CREATE TABLE licence_use (licence TEXT PRIMARY KEY, used BIGINT NOT NULL)",
            "CREATE VIEW published_licence_use AS SELECT licence, used FROM licence_use",
        ]),
        // What a program sends in the manner of FHIR is a sheet with a name that the program knows it by.
        Migration("2026-11-22 160 responses of programs", [
            """
            CREATE TABLE response (
                sheet TEXT PRIMARY KEY REFERENCES sheet (id) ON DELETE CASCADE,
                identifier_system TEXT,
                identifier_value TEXT,
                content TEXT NOT NULL,
                first_content TEXT NOT NULL,
                authored TEXT,
                subject \(DialectHole.bytes),
                changed_at BIGINT NOT NULL
            )
            """
        ]),
    ]
}
