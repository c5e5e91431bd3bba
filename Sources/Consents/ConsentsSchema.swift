public import Storage

/// The tables of notices and consents.
public enum ConsentsSchema {
    public static let migrations = [
        Migration("2026-11-22 220 consents", [
            """
            CREATE TABLE consent_notice (
                id TEXT PRIMARY KEY,
                campaign TEXT NOT NULL,
                version BIGINT NOT NULL CHECK (version > 0),
                text_zh TEXT NOT NULL,
                text_en TEXT NOT NULL,
                made_by TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                UNIQUE (campaign, version)
            )
            """,
            """
            CREATE TABLE consent (
                id TEXT PRIMARY KEY,
                participant TEXT NOT NULL,
                giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
                standing TEXT NOT NULL CHECK (standing IN ('given', 'declined', 'withdrawn')),
                notice TEXT NOT NULL REFERENCES consent_notice (id),
                manner TEXT NOT NULL CHECK (manner IN ('link', 'paper', 'sitting')),
                recorded_by TEXT,
                at BIGINT NOT NULL,
                is_last BOOLEAN NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX consent_last ON consent (participant, giver) WHERE is_last",
            """
            CREATE VIEW published_consent AS
            SELECT participant, giver, standing, notice, at FROM consent WHERE is_last
            """,
            """
            CREATE VIEW published_consent_notice AS
            SELECT id, campaign, version, text_zh, text_en FROM consent_notice
            """,
        ])
    ]
}
