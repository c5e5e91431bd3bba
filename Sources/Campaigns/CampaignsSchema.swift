public import Storage

/// The tables of campaigns, of the units that carry them out, and of who is invited.
public enum CampaignsSchema {
    public static let migrations = [
        Migration("2026-11-22 210 campaigns", plan + carryingOut + views),
        // Two campaigns from one template ask the same people the same things: a report may compare them.
        Migration("2026-11-22 251 campaigns published template", [
            "CREATE VIEW published_campaign_template AS SELECT id AS campaign, template FROM campaign"
        ]),
        Migration("2026-11-22 270 printed codes", prints),
        Migration("2026-11-23 300 campaigns closure", closing),
        // In which stratum somebody was drawn: a report weighs their answers by it.
        Migration("2026-11-23 360 campaigns strata of the drawn", [
            "ALTER TABLE campaign_drawn ADD COLUMN stratum TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE campaign_stratum ADD COLUMN method TEXT NOT NULL DEFAULT 'simple'",
            "CREATE VIEW published_campaign_drawn AS SELECT campaign, member, stratum FROM campaign_drawn",
            "DROP VIEW published_campaign_stratum",
            """
            CREATE VIEW published_campaign_stratum AS
            SELECT campaign, stratum, method, frame, drawn FROM campaign_stratum
            """,
        ]),
        // Who was found and belongs to no unit is handed on in writing: nobody in this house talks with them.
        Migration("2026-11-23 363 campaigns closure referral", [
            "ALTER TABLE campaign_closure ADD COLUMN referral TEXT"
        ]),
        Migration("2026-11-23 395 campaigns rooms", CampaignRoomsMigration.statements),
        Migration("2026-11-23 410 campaigns sights that bind", CampaignSightsMigration.statements),
        Migration("2026-11-23 482 campaigns door", CampaignDoorMigration.statements),
        Migration("2026-11-23 560 campaigns place of closure exports", ClosureExportsMigration.statements),
        Migration("2026-11-23 572 campaigns numbers taken along", CampaignNumbersMigration.statements),
    ]

    private static let plan: [SQL] = [
        """
        CREATE TABLE campaign (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            unit TEXT,
            template TEXT NOT NULL,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            purpose TEXT NOT NULL,
            basis TEXT,
            audience TEXT NOT NULL,
            languages TEXT NOT NULL,
            sights TEXT NOT NULL,
            asks_guardian_from_14 BOOLEAN NOT NULL,
            opens_at BIGINT NOT NULL,
            closes_at BIGINT NOT NULL,
            retention_days BIGINT NOT NULL CHECK (retention_days > 0),
            state TEXT NOT NULL
                CHECK (state IN ('draft', 'submitted', 'approved', 'open', 'closed', 'ended', 'discarded')),
            request TEXT NOT NULL UNIQUE,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            changed_by TEXT NOT NULL,
            changed_at BIGINT NOT NULL,
            submitted_by TEXT,
            submitted_at BIGINT,
            decided_by TEXT,
            decided_at BIGINT,
            decision_reason TEXT,
            held_since BIGINT,
            opened_at BIGINT,
            closed_at BIGINT,
            CHECK (opens_at < closes_at),
            CHECK (decided_by IS NULL OR (decided_by <> made_by AND decided_by IS DISTINCT FROM submitted_by)),
            CHECK (state NOT IN ('approved', 'open', 'closed', 'ended')
                OR (decided_by IS NOT NULL AND decided_by <> changed_by AND basis IS NOT NULL))
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
        // Every writing is kept, so that it can be shown what was thought when (PIPL art. 56).
        """
        CREATE TABLE campaign_privacy_record (
            id TEXT PRIMARY KEY,
            campaign TEXT NOT NULL REFERENCES campaign (id),
            purpose TEXT NOT NULL,
            necessity TEXT NOT NULL,
            risks TEXT NOT NULL,
            measures TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX campaign_privacy_record_campaign ON campaign_privacy_record (campaign, id)",
    ]

    private static let carryingOut: [SQL] = [
        """
        CREATE TABLE campaign_site (
            campaign TEXT NOT NULL REFERENCES campaign (id),
            unit TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            PRIMARY KEY (campaign, unit)
        )
        """,
        "CREATE INDEX campaign_site_unit ON campaign_site (unit, campaign)",
        "CREATE INDEX campaign_site_region ON campaign_site (region, campaign)",
        """
        CREATE TABLE planned_sitting (
            id TEXT PRIMARY KEY,
            campaign TEXT NOT NULL REFERENCES campaign (id),
            house TEXT NOT NULL,
            unit TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            from_at BIGINT NOT NULL,
            until_at BIGINT NOT NULL,
            planned_by TEXT,
            CHECK (from_at < until_at),
            UNIQUE (campaign, unit, from_at)
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
            number BIGINT NOT NULL DEFAULT 0,
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
        "CREATE INDEX participant_member ON participant (member)",
        // The place on the list of the class, which slips of paper bear: it never moves to somebody else.
        "CREATE UNIQUE INDEX participant_number ON participant (campaign, unit, number) WHERE number > 0",
        // How many there were to draw from and how many were drawn, by which a report weighs them.
        """
        CREATE TABLE campaign_stratum (
            campaign TEXT NOT NULL REFERENCES campaign (id),
            stratum TEXT NOT NULL,
            frame BIGINT NOT NULL,
            drawn BIGINT NOT NULL,
            PRIMARY KEY (campaign, stratum)
        )
        """,
        """
        CREATE TABLE campaign_drawn (
            campaign TEXT NOT NULL REFERENCES campaign (id),
            member TEXT NOT NULL,
            PRIMARY KEY (campaign, member)
        )
        """,
    ]

    /// Whoever holds a printed sheet could answer for a class: when one was made, by whom and why stays known.
    private static let prints: [SQL] = [
        """
        CREATE TABLE code_print (
            request TEXT PRIMARY KEY,
            campaign TEXT NOT NULL REFERENCES campaign (id),
            unit TEXT NOT NULL,
            reason TEXT NOT NULL,
            printed_by TEXT,
            printed_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX code_print_campaign ON code_print (campaign, unit)",
    ]

    /// The words under a closure report and who has agreed to them; the figures of the moment in which the campaign
    /// was ended, school by school; and who has taken the report away, and why.
    private static let closing: [SQL] = [
        """
        CREATE TABLE campaign_closure (
            campaign TEXT PRIMARY KEY REFERENCES campaign (id),
            statement TEXT NOT NULL,
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            ended_by TEXT,
            ended_at BIGINT,
            CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
            CHECK (ended_by IS NULL OR ended_by <> written_by)
        )
        """,
        """
        CREATE TABLE campaign_closure_count (
            campaign TEXT NOT NULL REFERENCES campaign (id),
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            figure TEXT NOT NULL,
            people BIGINT NOT NULL CHECK (people > 0)
        )
        """,
        """
        CREATE UNIQUE INDEX campaign_closure_count_one
        ON campaign_closure_count (campaign, figure, region, COALESCE(house, ''))
        """,
        """
        CREATE TABLE campaign_closure_export (
            request TEXT PRIMARY KEY,
            campaign TEXT NOT NULL REFERENCES campaign (id),
            reason TEXT NOT NULL,
            taken_by TEXT NOT NULL,
            taken_at BIGINT NOT NULL
        )
        """,
    ]

    private static let views: [SQL] = [
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
        SELECT id, campaign, member, region, house, unit, number, born_month, sex, code_index, removed_at
        FROM participant
        """,
        "CREATE VIEW published_campaign_site AS SELECT campaign, unit, region FROM campaign_site",
        "CREATE VIEW published_campaign_sight AS SELECT id AS campaign, sights FROM campaign",
        """
        CREATE VIEW published_planned_sitting AS
        SELECT id, campaign, house, unit, region, from_at, until_at FROM planned_sitting
        """,
        "CREATE VIEW published_campaign_stratum AS SELECT campaign, stratum, frame, drawn FROM campaign_stratum",
    ]
}
