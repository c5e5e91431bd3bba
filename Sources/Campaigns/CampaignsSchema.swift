public import Storage

/// The tables of campaigns, of the units that carry them out, and of who is invited.
public enum CampaignsSchema {
    public static let migrations = [
        Migration("2026-11-22 210 campaigns", [
            """
            CREATE TABLE campaign (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                template TEXT NOT NULL,
                title_zh TEXT NOT NULL,
                title_en TEXT NOT NULL,
                purpose TEXT NOT NULL,
                basis TEXT NOT NULL,
                languages TEXT NOT NULL,
                asks_guardian_from_14 BOOLEAN NOT NULL,
                opens_at BIGINT NOT NULL,
                closes_at BIGINT NOT NULL,
                retention_days BIGINT NOT NULL CHECK (retention_days > 0),
                state TEXT NOT NULL
                    CHECK (state IN ('draft', 'submitted', 'approved', 'open', 'closed', 'ended', 'discarded')),
                made_by TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                submitted_by TEXT,
                submitted_at BIGINT,
                decided_by TEXT,
                decided_at BIGINT,
                decision_reason TEXT,
                CHECK (opens_at < closes_at),
                CHECK (decided_by IS NULL OR (decided_by <> made_by AND decided_by IS DISTINCT FROM submitted_by)),
                CHECK (state NOT IN ('approved', 'open', 'closed', 'ended') OR decided_by IS NOT NULL)
            )
            """,
            "CREATE INDEX campaign_region ON campaign (region, opens_at)",
            """
            CREATE TABLE campaign_scale (
                campaign TEXT NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                questionnaire TEXT NOT NULL,
                youngest BIGINT NOT NULL,
                oldest BIGINT,
                PRIMARY KEY (campaign, position),
                UNIQUE (campaign, questionnaire)
            )
            """,
            """
            CREATE TABLE participant (
                id TEXT PRIMARY KEY,
                campaign TEXT NOT NULL REFERENCES campaign (id),
                member TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                unit TEXT,
                born_month TEXT NOT NULL,
                sex TEXT,
                code_index TEXT NOT NULL UNIQUE,
                code_sealed \(DialectHole.bytes) NOT NULL,
                invited_at BIGINT NOT NULL,
                removed_at BIGINT,
                UNIQUE (campaign, member)
            )
            """,
            "CREATE INDEX participant_unit ON participant (campaign, unit, id)",
            "CREATE INDEX participant_house ON participant (campaign, house, id)",
            """
            CREATE VIEW published_campaign AS
            SELECT id, region, unit, title_zh, title_en, languages, asks_guardian_from_14, opens_at, closes_at,
                retention_days, state
            FROM campaign
            """,
            """
            CREATE VIEW published_campaign_scale AS
            SELECT campaign, position, questionnaire, youngest, oldest FROM campaign_scale
            """,
            """
            CREATE VIEW published_participant AS
            SELECT id, campaign, member, region, house, unit, born_month, sex, code_index, removed_at FROM participant
            """,
        ])
    ]
}
