public import Storage

/// The tables of sittings, of the rooms they are held in, and of the seats there.
public enum SittingsSchema {
    public static let migrations = [
        Migration("2026-11-22 230 sittings", rooms + sittings + sheets + views),
        // Only who was handed in and not told of yet stands in the index, so it is small and handing in costs nothing.
        Migration("2026-11-22 241 sittings that were told of", [
            "ALTER TABLE sitting ADD COLUMN told_at BIGINT",
            """
            CREATE INDEX sitting_untold ON sitting (finished_at) WHERE finished_at IS NOT NULL AND told_at IS NULL
            """,
            "CREATE INDEX sitting_house ON sitting (house, campaign)",
            "CREATE VIEW published_told_sitting AS SELECT id, participant FROM sitting WHERE told_at IS NOT NULL",
        ]),
        // When a sitting was taken from its person because its time was over (rulebook H.8).
        Migration("2026-11-22 262 sittings of nobody", ["ALTER TABLE sitting ADD COLUMN forgotten_at BIGINT"]),
        Migration("2026-11-22 271 answers written down by others", entries),
        Migration("2026-11-23 305 sittings that were left", left),
        Migration("2026-11-23 306 sittings once more", onceMore),
        Migration("2026-11-23 320 every device that has held a sitting", formerKeys),
        Migration("2026-11-23 340 sittings of all times", allTimes),
        // For counting the answers of a survey, question by question (decision 0036).
        Migration("2026-11-23 361 answers to be counted", [
            "CREATE VIEW published_sitting_answer AS SELECT sheet, item, option FROM answer"
        ]),
        Migration("2026-11-23 380 sittings that count", sittingsThatCount),
        Migration("2026-11-23 383 sittings left before", leftBefore),
        // A colleague who leads a room that day, at the psychology teacher's request (decision 0039).
        Migration("2026-11-23 396 rooms led by colleagues", [
            "ALTER TABLE sitting_room ADD COLUMN led_by TEXT",
            "ALTER TABLE sitting_room ADD COLUMN led_on TEXT",
            "CREATE INDEX sitting_room_led ON sitting_room (led_by) WHERE led_by IS NOT NULL",
        ]),
        Migration("2026-11-23 478 interviews taken along", takenAlong),
        Migration("2026-11-23 561 sittings why a sheet is marked", whyMarked),
        Migration("2026-11-23 570 minutes of a room that were added once", [
            "ALTER TABLE sitting_room ADD COLUMN last_addition TEXT"
        ]),
    ]

    private static let rooms: [SQL] = [
        """
        CREATE TABLE sitting_room (
            id TEXT PRIMARY KEY,
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            house TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            started_at BIGINT,
            ends_at BIGINT,
            closed_at BIGINT,
            stuck_minutes BIGINT NOT NULL CHECK (stuck_minutes BETWEEN 1 AND 60),
            tells_of_flags BOOLEAN NOT NULL,
            opened_by TEXT NOT NULL,
            opened_at BIGINT NOT NULL,
            UNIQUE (campaign, unit),
            CHECK (ends_at IS NULL OR started_at IS NOT NULL)
        )
        """,
        "CREATE INDEX sitting_room_house ON sitting_room (house)",
        """
        CREATE TABLE sitting_seat (
            participant TEXT PRIMARY KEY,
            room TEXT NOT NULL REFERENCES sitting_room (id),
            number BIGINT NOT NULL CHECK (number > 0),
            is_absent BOOLEAN NOT NULL,
            UNIQUE (room, number)
        )
        """,
    ]

    /// A code may go from hand to hand more than once: every key that a sitting has had is known for one thing only, to
    /// tell whoever still holds it that somebody goes on elsewhere, and to hear a red flag all the same.
    private static let formerKeys: [SQL] = [
        "DROP INDEX sitting_former_key",
        """
        CREATE TABLE sitting_former_key (
            key_hash TEXT PRIMARY KEY,
            sitting TEXT NOT NULL REFERENCES sitting (id) ON DELETE CASCADE
        )
        """,
        "CREATE INDEX sitting_former_key_sitting ON sitting_former_key (sitting)",
        """
        INSERT INTO sitting_former_key (key_hash, sitting)
        SELECT former_key_hash, id FROM sitting WHERE former_key_hash IS NOT NULL
        """,
        "ALTER TABLE sitting DROP COLUMN former_key_hash",
    ]

    /// Of the code only its last two signs stand open, by which a proctor tells one slip of paper from another: 30
    /// of its 40 bits stay unknown. Only one device has the key at a time.
    private static let sittings: [SQL] = [
        """
        CREATE TABLE sitting (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL UNIQUE,
            campaign TEXT NOT NULL,
            unit TEXT,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            code_end TEXT NOT NULL,
            key_hash TEXT NOT NULL UNIQUE,
            former_key_hash TEXT,
            begun_at BIGINT NOT NULL,
            closes_at BIGINT NOT NULL,
            answered_at BIGINT,
            finished_at BIGINT,
            hand_at BIGINT,
            twice_at BIGINT,
            flagged_at BIGINT,
            is_marked BOOLEAN NOT NULL
        )
        """,
        "CREATE INDEX sitting_former_key ON sitting (former_key_hash) WHERE former_key_hash IS NOT NULL",
        "CREATE INDEX sitting_campaign ON sitting (campaign, unit)",
        "CREATE INDEX sitting_region ON sitting (region, begun_at)",
    ]

    /// A sheet of a sitting stays a person's own, `self`; that it was answered in a sitting is told by the sitting
    /// (decision 0026).
    private static let sheets: [SQL] = [
        "ALTER TABLE sheet ADD COLUMN sitting TEXT REFERENCES sitting (id)",
        "ALTER TABLE sheet ADD COLUMN sitting_place BIGINT",
        "CREATE UNIQUE INDEX sheet_sitting ON sheet (sitting, sitting_place) WHERE sitting IS NOT NULL",
    ]

    /// How the answers of a sitting come about (rulebook E.4.5), and what two colleagues have read from one paper. What
    /// was keyed first is the sheet itself, so that its red flags are judged at once; the second reading lies beside it
    /// until both are one.
    private static let entries: [SQL] = [
        "ALTER TABLE sitting ADD COLUMN manner TEXT",
        "ALTER TABLE sitting ADD COLUMN led_by TEXT",
        """
        CREATE TABLE paper_entry (
            sitting TEXT PRIMARY KEY REFERENCES sitting (id) ON DELETE CASCADE,
            first_by TEXT NOT NULL,
            first_done_at BIGINT,
            second_by TEXT,
            second_done_at BIGINT,
            settled_by TEXT,
            settled_at BIGINT,
            CHECK (second_by IS NULL OR (second_by <> first_by AND first_done_at IS NOT NULL)),
            CHECK (settled_at IS NULL OR second_done_at IS NOT NULL)
        )
        """,
        """
        CREATE TABLE second_answer (
            sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
            item TEXT NOT NULL,
            option TEXT NOT NULL,
            PRIMARY KEY (sheet, item)
        )
        """,
    ]

    /// What becomes of sittings and papers that nobody brings to an end: those left when the window was over, and
    /// papers that were read by one colleague only (decision 0031). No index for them: it would be written with every
    /// answer sheet that is begun and handed in at the bell. CROSS JOIN has SQLite begin with the few papers.
    private static let left: [SQL] = [
        "ALTER TABLE sitting ADD COLUMN left_at BIGINT",
        "ALTER TABLE paper_entry ADD COLUMN once_at BIGINT",
        """
        CREATE VIEW published_waiting_paper AS
        SELECT t.id AS sitting, t.campaign, t.house, t.region, t.closes_at
        FROM paper_entry e CROSS JOIN sitting t
        WHERE t.id = e.sitting AND t.finished_at IS NULL AND t.left_at IS NULL
        """,
    ]

    /// Whose questions somebody took along, and what came back. No answer lies here, and the request is a keyed mark.
    private static let takenAlong: [SQL] = [
        """
        CREATE TABLE taken_interview (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL,
            campaign TEXT NOT NULL,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            scales TEXT NOT NULL,
            language TEXT NOT NULL,
            taken_by TEXT NOT NULL,
            taken_at BIGINT NOT NULL,
            request TEXT,
            brought_at BIGINT,
            is_grave BOOLEAN NOT NULL,
            CHECK ((request IS NULL) = (brought_at IS NULL))
        )
        """,
        "CREATE INDEX taken_interview_participant ON taken_interview (participant)",
        "CREATE INDEX taken_interview_campaign ON taken_interview (campaign)",
    ]

    private static let views: [SQL] = [
        "DROP VIEW published_screening",
        """
        CREATE VIEW published_screening AS
        SELECT id, questionnaire, region, age_group, CASE WHEN sitting IS NULL THEN mode ELSE 'sitting' END AS mode,
            started_at, finished_at, band, worst_rank, sitting
        FROM sheet
        """,
        """
        CREATE VIEW published_sitting AS
        SELECT id, participant, campaign, unit, house, region,
            CASE WHEN finished_at IS NULL THEN 'answering' ELSE 'finished' END AS state, begun_at, finished_at,
            is_marked
        FROM sitting
        """,
        // A marked sheet leaves the statistics; its red flags stay (rulebook E.4.4).
        """
        CREATE VIEW published_sitting_sheet AS
        SELECT t.id AS sitting, t.participant, t.campaign, t.unit, t.house, t.region, s.sitting_place AS place,
            s.id AS sheet, s.questionnaire, s.version, s.language, t.finished_at, s.worst_rank, s.total, s.band,
            s.positive_by, s.missing, s.not_valid,
            s.too_fast IS TRUE OR s.straight_line IS TRUE OR s.inconsistent IS TRUE OR s.not_valid IS NOT NULL
                AS is_marked
        FROM sheet s JOIN sitting t ON t.id = s.sitting
        """,
        """
        CREATE VIEW published_sitting_score AS
        SELECT c.sheet, c.scale, c.total, c.band, c.positive FROM sheet_score c JOIN sheet s ON s.id = c.sheet
        WHERE s.sitting IS NOT NULL
        """,
        """
        CREATE VIEW published_sitting_seat AS
        SELECT e.participant, e.number, e.is_absent, r.campaign, r.unit AS room_unit
        FROM sitting_seat e JOIN sitting_room r ON r.id = e.room
        """,
    ]
}
