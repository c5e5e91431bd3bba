public import Storage

/// The tables of reports: what was counted, what of it may be shown, and who took a file of it away.
public enum ReportsSchema {
    public static let migrations = [
        Migration("2026-11-22 250 reports", [
            // How far a report is drawn. It is drawn by steps, so that no step holds the writer for long.
            """
            CREATE TABLE report_edition (
                campaign TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                whole TEXT NOT NULL,
                closes_at BIGINT NOT NULL,
                begun_at BIGINT NOT NULL,
                step TEXT NOT NULL CHECK (step IN ('counting', 'showing', 'drawn')),
                done_until TEXT \(DialectHole.binaryCollation) NOT NULL,
                drawn_at BIGINT,
                CHECK ((step = 'drawn') = (drawn_at IS NOT NULL))
            )
            """,
            // Counts of everybody, small ones too. No page and no file reads this table.
            """
            CREATE TABLE report_count (
                campaign TEXT NOT NULL REFERENCES report_edition (campaign),
                measure TEXT \(DialectHole.binaryCollation) NOT NULL,
                place TEXT NOT NULL,
                cell TEXT NOT NULL,
                above TEXT,
                level TEXT NOT NULL CHECK (level IN ('whole', 'county', 'township', 'house', 'grade', 'class')),
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                people BIGINT NOT NULL CHECK (people > 0),
                points BIGINT NOT NULL,
                squares BIGINT NOT NULL,
                PRIMARY KEY (campaign, measure, place, cell)
            )
            """,
            "CREATE INDEX report_count_house ON report_count (campaign, house, level)",
            // What may be shown: each figure is of ten people or more, and no smaller cell of its measure follows.
            """
            CREATE TABLE report_figure (
                campaign TEXT NOT NULL REFERENCES report_edition (campaign),
                place TEXT NOT NULL,
                measure TEXT NOT NULL,
                above TEXT,
                level TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                cells TEXT NOT NULL,
                people BIGINT NOT NULL CHECK (people >= 10),
                points BIGINT,
                squares BIGINT,
                rest_parts BIGINT,
                rest_cells TEXT,
                PRIMARY KEY (campaign, place, measure)
            )
            """,
            "CREATE INDEX report_figure_above ON report_figure (campaign, above, measure)",
            "CREATE INDEX report_figure_region ON report_figure (region, campaign)",
            "CREATE INDEX report_figure_house ON report_figure (house, campaign) WHERE house IS NOT NULL",
            """
            CREATE TABLE report_export (
                id TEXT PRIMARY KEY,
                campaign TEXT NOT NULL REFERENCES report_edition (campaign),
                place TEXT NOT NULL,
                format TEXT NOT NULL,
                reason TEXT NOT NULL,
                made_by TEXT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
        ]),
        // Whether a campaign's report is drawn, for those who close the campaign.
        Migration("2026-11-23 301 reports published editions", [
            "CREATE VIEW published_report_edition AS SELECT campaign, begun_at, drawn_at FROM report_edition"
        ]),
        // That counts are there, so that it can be seen from outside that none is left when their time is over.
        Migration("2026-11-23 324 reports published counts", [
            "CREATE VIEW published_report_count AS SELECT campaign FROM report_count"
        ]),
        // Before the first release all tables of a place became tables of the same people (decision 0028). What was
        // drawn by the older rule is drawn again.
        Migration("2026-11-23 310 reports of all who handed in", [
            "DELETE FROM report_figure",
            "DELETE FROM report_count",
            "UPDATE report_edition SET step = 'counting', done_until = '', drawn_at = NULL, begun_at = 0",
        ]),
        Migration("2026-11-23 350 reports norms", norms),
        // What was handed in by then is counted, so that all steps of a drawing tell of the same sittings, and so does
        // a recount years later. One that is begun all anew has no such moment yet.
        Migration("2026-11-23 381 reports count until a moment", [
            "ALTER TABLE report_edition ADD COLUMN counts_until BIGINT",
            "UPDATE report_edition SET counts_until = begun_at WHERE begun_at > 0",
        ]),
        // When its drawing was given up, until it is begun again.
        Migration("2026-11-23 382 reports that have stopped", [
            "ALTER TABLE report_edition ADD COLUMN stopped_at BIGINT"
        ]),
        // What a survey's answers came to, question by question and stratum by stratum: only what may be told. The line
        // of no question tells how many have handed in.
        Migration("2026-11-23 362 reports of surveys", [
            """
            CREATE TABLE survey_edition (
                campaign TEXT PRIMARY KEY REFERENCES report_edition (campaign),
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                method TEXT NOT NULL,
                drawn_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE survey_figure (
                campaign TEXT NOT NULL REFERENCES survey_edition (campaign),
                questionnaire TEXT NOT NULL,
                version TEXT NOT NULL,
                item TEXT NOT NULL,
                position BIGINT NOT NULL,
                strata TEXT NOT NULL,
                frame BIGINT NOT NULL,
                drawn BIGINT NOT NULL,
                cells TEXT NOT NULL,
                PRIMARY KEY (campaign, questionnaire, version, item, position)
            )
            """,
        ]),
        // Before the first release who is missing in a stratum could be reckoned (decision 0036). What was drawn by the
        // older rule is told no more; `xinqiao perform DrawSurvey` draws it again.
        Migration("2026-11-23 385 reports of surveys without who is missing", [
            "DELETE FROM survey_figure",
            "DELETE FROM survey_edition",
        ]),
        Migration("2026-11-23 450 reports advice to officials", advisory),
        // When drawing its survey was given up, until it is tried again.
        Migration("2026-11-23 461 reports of surveys that have stopped", [
            "ALTER TABLE report_edition ADD COLUMN survey_stopped_at BIGINT"
        ]),
        // Whether its marked sheets are counted by their marks: not by versions before, and nothing is drawn again.
        Migration("2026-11-23 562 reports by marks", [
            "ALTER TABLE report_edition ADD COLUMN tells_marks BOOLEAN NOT NULL DEFAULT FALSE"
        ]),
        // Before the first release a mean and a deviation could tell how few have the most points (decision 0060). What
        // was drawn by the older rule tells its bands and no points any more.
        Migration("2026-11-23 565 reports without points that tell", [
            "UPDATE report_figure SET points = NULL, squares = NULL WHERE points IS NOT NULL"
        ]),
    ]

    /// Every writing stays: a new one is a new version, and only how it was decided is written beside it.
    private static let advisory: [SQL] = [
        """
        CREATE TABLE advisory (
            campaign TEXT NOT NULL REFERENCES report_edition (campaign),
            version BIGINT NOT NULL CHECK (version > 0),
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT,
            advice TEXT NOT NULL CHECK (advice <> ''),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'returned', 'replaced', 'approved')),
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            decided_by TEXT,
            decided_at BIGINT,
            reason TEXT,
            PRIMARY KEY (campaign, version),
            CHECK ((state IN ('returned', 'approved')) = (decided_by IS NOT NULL)),
            CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
            CHECK ((state = 'returned') = (reason IS NOT NULL)),
            CHECK (decided_by IS NULL OR decided_by <> written_by)
        )
        """,
        "CREATE UNIQUE INDEX advisory_waiting ON advisory (campaign) WHERE state = 'waiting'",
    ]

    private static let norms: [SQL] = [
        // Published figures that reports are compared with. Numbers are kept in thousandths, as they stand in print.
        """
        CREATE TABLE norm (
            name TEXT PRIMARY KEY,
            questionnaire TEXT NOT NULL,
            part TEXT NOT NULL,
            version TEXT,
            youngest BIGINT,
            oldest BIGINT,
            sex TEXT CHECK (sex IN ('female', 'male')),
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            valid_from TEXT NOT NULL,
            people BIGINT NOT NULL CHECK (people > 1),
            mean BIGINT NOT NULL CHECK (mean >= 0),
            deviation BIGINT NOT NULL CHECK (deviation > 0),
            shares TEXT NOT NULL,
            population TEXT NOT NULL CHECK (population <> ''),
            source TEXT NOT NULL CHECK (source <> ''),
            brought_by TEXT NOT NULL,
            brought_in TEXT NOT NULL,
            brought_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX norm_scale ON norm (questionnaire, region)",
        // The ages of nine in ten who have handed in, and their sex where all are of one: a norm is chosen by it.
        """
        CREATE TABLE report_audience (
            campaign TEXT NOT NULL REFERENCES report_edition (campaign),
            place TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT,
            youngest BIGINT NOT NULL,
            oldest BIGINT NOT NULL,
            sex TEXT,
            PRIMARY KEY (campaign, place)
        )
        """,
    ]
}
