public import Storage

/// The tables of what happens after a sitting: who is to be talked with, the talks, and what comes of them.
public enum InterviewsSchema {
    public static let migrations = [
        Migration("2026-11-22 240 interviews", findings + talks + advice + reports + views),
        Migration("2026-11-23 304 interviews published care", PublishedCare.care),
        // That something is there, so that it can be seen from outside that it is gone when its time is over.
        Migration("2026-11-23 323 interviews published aftercare", [
            "CREATE VIEW published_retest_wish AS SELECT participant, campaign FROM retest_wish",
            "CREATE VIEW published_person_report AS SELECT participant, campaign FROM person_report",
        ]),
        Migration("2026-11-23 400 interviews keeper", Keeper.migration),
        // Whom a report of harm is about, and who keeps them.
        Migration("2026-11-23 420 interviews published person", [
            """
            CREATE VIEW published_finding_person AS
            SELECT id, participant, member, unit, keeper, region, closed_at FROM finding
            """
        ]),
        Migration("2026-11-23 422 interviews guardian danger", danger),
        Migration("2026-11-23 430 interviews care paths", CarePathSchema.migration),
        // Who was told last that a talk is over its time, and when there is somebody to tell again.
        Migration("2026-11-23 460 interviews late talks", [
            """
            CREATE TABLE finding_late (
                finding TEXT PRIMARY KEY REFERENCES finding (id) ON DELETE CASCADE,
                due_at BIGINT NOT NULL,
                told_to TEXT NOT NULL CHECK (told_to IN ('keeper', 'head', 'county')),
                told_at BIGINT NOT NULL,
                next_at BIGINT
            )
            """,
            "CREATE INDEX finding_due ON finding (due_at) WHERE due_clock = 'interview' AND closed_at IS NULL",
        ]),
        Migration("2026-11-23 470 interviews archive transfers", TransferSchema.migration),
        Migration("2026-11-23 488 interviews late visits", CarePathSchema.late),
        Migration("2026-11-23 496 interviews danger after a transfer", TransferSchema.later),
        Migration("2026-11-23 503 interviews errands", ErrandSchema.migration),
        Migration("2026-11-23 504 interviews published archive", ArchiveSchema.migration),
        Migration("2026-11-23 510 interviews errands that are open", ErrandSchema.open),
        Migration("2026-11-23 512 interviews danger after many transfers", TransferSchema.chain),
        Migration("2026-11-23 514 interviews retests after a transfer", RetestWish.migration),
        Migration("2026-11-23 522 interviews care tags", CareTagSchema.migration),
        Migration("2026-11-23 523 interviews high-risk weeks", RiskDateSchema.migration),
        Migration("2026-11-23 552 interviews records of one child", ArchiveSchema.sameChild),
        Migration("2026-11-23 555 interviews retests after a return", RetestWish.afterReturn),
        Migration("2026-11-23 567 interviews danger after an archive has ended", PassedOnSchema.migration),
        // When somebody has shown more than what they were found by; a talk that was before it settles nothing of it.
        Migration("2026-11-23 580 interviews shown since", ["ALTER TABLE finding ADD COLUMN shown_at BIGINT"]),
        Migration("2026-11-23 581 interviews late follow-ups", [
            "CREATE INDEX finding_followed ON finding (due_at) WHERE due_clock <> 'interview' AND closed_at IS NULL"
        ]),
    ]

    /// One for each participant who is to be talked with. `house` is the school, whose psychology teacher it is.
    private static let findings: [SQL] = [
        """
        CREATE TABLE finding (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL UNIQUE,
            member TEXT NOT NULL,
            campaign TEXT NOT NULL,
            unit TEXT,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            by_score BIGINT NOT NULL CHECK (by_score BETWEEN 0 AND 4),
            by_flag BIGINT NOT NULL CHECK (by_flag BETWEEN 0 AND 4),
            proposed BIGINT NOT NULL CHECK (proposed BETWEEN 1 AND 4),
            found_at BIGINT NOT NULL,
            interview_due BIGINT NOT NULL,
            level BIGINT CHECK (level BETWEEN 0 AND 4),
            level_at BIGINT,
            talked_at BIGINT,
            next_look TEXT,
            guardian_excused BOOLEAN NOT NULL DEFAULT FALSE,
            due_clock TEXT CHECK (due_clock IN ('interview', 'guardian', 'look')),
            due_at BIGINT,
            teacher TEXT,
            closed_at BIGINT,
            closed_by TEXT,
            CHECK ((level IS NULL) = (talked_at IS NULL) AND (level IS NULL) = (level_at IS NULL)),
            CHECK ((due_clock IS NULL) = (due_at IS NULL)),
            CHECK (closed_at IS NULL OR (level <= 1 AND closed_by IS NOT NULL))
        )
        """,
        "CREATE INDEX finding_house ON finding (house, closed_at)",
        "CREATE INDEX finding_campaign ON finding (campaign, house)",
        "CREATE INDEX finding_member ON finding (member)",
        // Which sheets have shown a red flag, so that their alerts are found when the answers are long gone.
        """
        CREATE TABLE finding_flag (
            sheet TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE
        )
        """,
        "CREATE INDEX finding_flag_finding ON finding_flag (finding)",
        """
        CREATE TABLE retest_wish (
            participant TEXT PRIMARY KEY,
            member TEXT NOT NULL,
            campaign TEXT NOT NULL,
            unit TEXT,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            found_at BIGINT NOT NULL,
            earliest TEXT NOT NULL CHECK (LENGTH(earliest) = 10),
            decision TEXT CHECK (decision IN ('again', 'talk', 'leave')),
            decided_by TEXT,
            decided_at BIGINT,
            CHECK ((decision IS NULL) = (decided_by IS NULL))
        )
        """,
        "CREATE INDEX retest_wish_house ON retest_wish (house, found_at)",
    ]

    /// A talk is never changed: a correction is another row, and the one that it corrects stays.
    private static let talks: [SQL] = [
        """
        CREATE TABLE interview (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id),
            request TEXT NOT NULL UNIQUE,
            corrects TEXT UNIQUE REFERENCES interview (id),
            held_at BIGINT NOT NULL,
            level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 4),
            content \(DialectHole.bytes) NOT NULL,
            held_by TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX interview_finding ON interview (finding, id)",
        """
        CREATE TABLE guardian_contact (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id),
            request TEXT NOT NULL UNIQUE,
            at BIGINT NOT NULL,
            manner TEXT NOT NULL,
            outcome TEXT NOT NULL,
            content \(DialectHole.bytes) NOT NULL,
            held_by TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX guardian_contact_finding ON guardian_contact (finding, id)",
    ]

    /// Advice knows the member and no class: who moves to another class takes it along.
    private static let advice: [SQL] = [
        """
        CREATE TABLE care_advice (
            id TEXT PRIMARY KEY,
            finding TEXT NOT NULL REFERENCES finding (id),
            member TEXT NOT NULL,
            request TEXT NOT NULL UNIQUE,
            sentences TEXT NOT NULL,
            words \(DialectHole.bytes),
            until_day TEXT NOT NULL CHECK (LENGTH(until_day) = 10),
            given_by TEXT NOT NULL,
            given_at BIGINT NOT NULL,
            ended_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX care_advice_one ON care_advice (finding) WHERE ended_at IS NULL",
        "CREATE INDEX care_advice_member ON care_advice (member) WHERE ended_at IS NULL",
    ]

    private static let reports: [SQL] = [
        """
        CREATE TABLE person_report (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL,
            campaign TEXT NOT NULL,
            house TEXT,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            request TEXT NOT NULL UNIQUE,
            sentences TEXT NOT NULL,
            words \(DialectHole.bytes),
            released_by TEXT NOT NULL,
            released_at BIGINT NOT NULL,
            replaced_at BIGINT
        )
        """,
        "CREATE UNIQUE INDEX person_report_one ON person_report (participant) WHERE replaced_at IS NULL",
        // For everybody of a school whom nobody has to talk with: otherwise only some would have a report, and having
        // one would tell.
        """
        CREATE TABLE report_release (
            campaign TEXT NOT NULL,
            house TEXT NOT NULL,
            released_by TEXT NOT NULL,
            released_at BIGINT NOT NULL,
            PRIMARY KEY (campaign, house)
        )
        """,
    ]

    /// It holds for the child. One alone does not end it.
    private static let danger: [SQL] = [
        """
        CREATE TABLE guardian_danger (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL,
            finding TEXT NOT NULL,
            reason \(DialectHole.bytes),
            noted_by TEXT NOT NULL,
            noted_at BIGINT NOT NULL,
            over_by TEXT,
            over_at BIGINT,
            over_reason \(DialectHole.bytes),
            agreed_by TEXT,
            agreed_at BIGINT,
            CHECK ((over_by IS NULL) = (over_at IS NULL) AND (over_by IS NULL) = (over_reason IS NULL)),
            CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
            CHECK (agreed_by IS NULL OR (over_by IS NOT NULL AND agreed_by <> over_by))
        )
        """,
        "CREATE UNIQUE INDEX guardian_danger_one ON guardian_danger (member) WHERE agreed_at IS NULL",
        // Whose guardian is not written to and not suggested; of why, nothing is told.
        "CREATE VIEW published_guardian_danger AS SELECT member FROM guardian_danger WHERE agreed_at IS NULL",
    ]

    /// For counting only: no names of teachers, nothing of what was said.
    private static let views: [SQL] = [
        """
        CREATE VIEW published_finding AS
        SELECT participant, campaign, unit, house, region, proposed, by_flag > 0 AS has_flag, level, found_at,
            interview_due, talked_at, due_clock, due_at, closed_at
        FROM finding
        """
    ]
}
