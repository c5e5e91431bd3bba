import Access
import Storage

extension SittingsSchema {
    /// All sheets of a person, also of a sitting that was followed by another; and what nobody has looked through yet,
    /// without which no report is drawn and no campaign ended.
    static let allTimes: [SQL] = [
        """
        CREATE VIEW published_any_sheet AS
        SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
            t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, t.finished_at, s.worst_rank, s.band,
            s.positive_by,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sheet s JOIN sitting t ON t.id = s.sitting
        """,
        """
        CREATE VIEW published_unended_sitting AS
        SELECT id, campaign, house, region, closes_at FROM sitting
        WHERE finished_at IS NULL AND left_at IS NULL AND forgotten_at IS NULL
        """,
    ]

    /// Whoever has two sittings is counted by the one that was handed in last, so a reader needs the end of both and
    /// whatever a report tells of a sheet, whichever sitting it lies in.
    static let sittingsThatCount: [SQL] = [
        "DROP VIEW published_set_aside",
        """
        CREATE VIEW published_set_aside AS
        SELECT id, set_aside_of AS participant, campaign, finished_at FROM sitting WHERE set_aside_of IS NOT NULL
        """,
        "DROP VIEW published_any_sheet",
        """
        CREATE VIEW published_any_sheet AS
        SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
            t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, s.version, t.finished_at, s.worst_rank,
            s.total, s.band, s.positive_by,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sheet s JOIN sitting t ON t.id = s.sitting
        """,
    ]

    /// By which marks a sheet is left out of the statistics: a report tells how many by which (decision 0059).
    static let whyMarked: [SQL] = [
        "DROP VIEW published_any_sheet",
        """
        CREATE VIEW published_any_sheet AS
        SELECT t.id AS sitting, COALESCE(t.set_aside_of, t.participant) AS participant, t.campaign, t.unit, t.house,
            t.region, s.sitting_place AS place, s.id AS sheet, s.questionnaire, s.version, t.finished_at, s.worst_rank,
            s.total, s.band, s.positive_by, s.too_fast IS TRUE AS is_too_fast,
            s.straight_line IS TRUE AS is_straight_line, s.inconsistent IS TRUE AS is_inconsistent,
            s.not_valid IS NOT NULL AS is_not_valid,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sheet s JOIN sitting t ON t.id = s.sitting
        """,
    ]

    /// Campaigns that were closed by an older version have nobody who looks through what was left in them: it is put
    /// down once for each where something was. The job does the same as with a close, and comes back for papers.
    static let leftBefore: [SQL] = [
        """
        INSERT INTO job (id, use_case, input, due_at, unique_key, attempts, made_at)
        SELECT 'left before ' || c.id, \(CompleteLeftSittings.name), '{"campaign":"' || c.id || '"}', c.closes_at,
            'left before ' || c.id, 0, c.closes_at
        FROM published_campaign c
        WHERE c.state IN ('closed', 'ended') AND EXISTS (
            SELECT 1 FROM published_unended_sitting w WHERE w.campaign = c.id)
        ON CONFLICT (unique_key) DO NOTHING
        """
    ]

    /// Who may sit down once more. A participant has one sitting that counts; one that was followed by another is set
    /// aside under a name of its own and remembers whose it was, so that every view and every page goes on to find one
    /// (decision 0031).
    static let onceMore: [SQL] = [
        "ALTER TABLE sitting ADD COLUMN set_aside_of TEXT",
        "CREATE INDEX sitting_set_aside ON sitting (set_aside_of) WHERE set_aside_of IS NOT NULL",
        """
        CREATE TABLE sitting_again (
            participant TEXT PRIMARY KEY,
            campaign TEXT NOT NULL,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            from_at BIGINT NOT NULL,
            until_at BIGINT NOT NULL,
            invited_at BIGINT NOT NULL,
            begun_at BIGINT,
            CHECK (from_at < until_at)
        )
        """,
        "CREATE INDEX sitting_again_campaign ON sitting_again (campaign)",
        "DROP VIEW published_sitting",
        """
        CREATE VIEW published_sitting AS
        SELECT id, participant, campaign, unit, house, region,
            CASE WHEN finished_at IS NULL THEN 'answering' ELSE 'finished' END AS state, begun_at, finished_at,
            is_marked
        FROM sitting WHERE set_aside_of IS NULL
        """,
        "DROP VIEW published_sitting_sheet",
        """
        CREATE VIEW published_sitting_sheet AS
        SELECT t.id AS sitting, t.participant, t.campaign, t.unit, t.house, t.region, s.sitting_place AS place,
            s.id AS sheet, s.questionnaire, s.version, s.language, t.finished_at, s.worst_rank, s.total, s.band,
            s.positive_by, s.missing, s.not_valid,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sheet s JOIN sitting t ON t.id = s.sitting WHERE t.set_aside_of IS NULL
        """,
        """
        CREATE VIEW published_sitting_again AS
        SELECT participant, campaign, house, region, from_at, until_at, begun_at FROM sitting_again
        """,
        """
        CREATE VIEW published_set_aside AS
        SELECT id, set_aside_of AS participant, campaign FROM sitting WHERE set_aside_of IS NOT NULL
        """,
        """
        CREATE VIEW published_set_aside_sheet AS
        SELECT t.set_aside_of AS participant, t.campaign, t.id AS sitting, s.sitting_place AS place, s.id AS sheet,
            s.questionnaire, s.version, t.finished_at, s.worst_rank, s.total, s.band, s.positive_by, s.missing,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sitting t JOIN sheet s ON s.sitting = t.id WHERE t.set_aside_of IS NOT NULL
        """,
    ]
}
