import Storage

/// The tables of the archive's own end (rulebook H.8, decision 0053).
enum ArchiveSchema {
    /// A campaign has one list of answers, and of archives and their evidence as many as its people's terms need.
    /// SQLite changes no check and no unique constraint, so the tables are written anew; there are few rows in them.
    static let thirdKind: [SQL] = setAside + tables + putBack

    private static let setAside: [SQL] = [
        """
        CREATE TABLE deletion_list_before AS
        SELECT id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings, kept, proposed_at,
            first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at
        FROM deletion_list
        """,
        """
        CREATE TABLE deletion_part_before AS
        SELECT list, place, part, deleted, ended_at, left_over FROM deletion_part
        """,
        """
        CREATE TABLE deletion_certificate_before AS
        SELECT list, number, text, mark, previous, made_at FROM deletion_certificate
        """,
        "DROP TABLE deletion_certificate",
        "DROP TABLE deletion_part",
        "DROP TABLE deletion_list",
    ]

    private static let tables: [SQL] = [
        """
        CREATE TABLE deletion_list (
            id TEXT PRIMARY KEY,
            campaign TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('answers', 'evidence', 'archive')),
            round BIGINT NOT NULL DEFAULT 0,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            unit TEXT,
            title_zh TEXT NOT NULL,
            title_en TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'failed', 'done')),
            invited BIGINT NOT NULL,
            sittings BIGINT NOT NULL,
            kept BIGINT NOT NULL,
            proposed_at BIGINT NOT NULL,
            first_by TEXT,
            first_at BIGINT,
            second_by TEXT,
            second_at BIGINT,
            retried_by TEXT,
            retried_at BIGINT,
            ended_at BIGINT,
            UNIQUE (campaign, kind, round),
            CHECK (second_by IS NULL OR (first_by IS NOT NULL AND second_by <> first_by)),
            CHECK (state = 'proposed' OR second_by IS NOT NULL),
            CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL)),
            CHECK (kind <> 'answers' OR round = 0),
            CHECK (kind <> 'archive' OR round > 0)
        )
        """,
        "CREATE INDEX deletion_list_region ON deletion_list (region, id)",
        """
        CREATE TABLE deletion_part (
            list TEXT NOT NULL REFERENCES deletion_list (id),
            place BIGINT NOT NULL,
            part TEXT NOT NULL,
            deleted BIGINT NOT NULL,
            ended_at BIGINT,
            left_over BIGINT,
            PRIMARY KEY (list, place),
            UNIQUE (list, part)
        )
        """,
        """
        CREATE TABLE deletion_certificate (
            list TEXT PRIMARY KEY REFERENCES deletion_list (id),
            number BIGINT NOT NULL UNIQUE,
            text TEXT NOT NULL,
            mark TEXT NOT NULL,
            previous TEXT NOT NULL,
            made_at BIGINT NOT NULL
        )
        """,
    ]

    private static let putBack: [SQL] = [
        """
        INSERT INTO deletion_list (id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings,
            kept, proposed_at, first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at)
        SELECT id, campaign, kind, region, unit, title_zh, title_en, state, invited, sittings, kept, proposed_at,
            first_by, first_at, second_by, second_at, retried_by, retried_at, ended_at
        FROM deletion_list_before
        """,
        """
        INSERT INTO deletion_part (list, place, part, deleted, ended_at, left_over)
        SELECT list, place, part, deleted, ended_at, left_over FROM deletion_part_before
        """,
        """
        INSERT INTO deletion_certificate (list, number, text, mark, previous, made_at)
        SELECT list, number, text, mark, previous, made_at FROM deletion_certificate_before
        """,
        "DROP TABLE deletion_certificate_before",
        "DROP TABLE deletion_part_before",
        "DROP TABLE deletion_list_before",
    ]

    /// Whose archive a list would end. The rows stay until the evidence of consent has gone as well: its three years
    /// are counted from the end of the archive.
    static let people: [SQL] = [
        """
        CREATE TABLE deletion_person (
            list TEXT NOT NULL REFERENCES deletion_list (id),
            participant TEXT NOT NULL,
            member TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            evidence_until BIGINT,
            PRIMARY KEY (list, participant)
        )
        """,
        "CREATE INDEX deletion_person_participant ON deletion_person (participant)",
        // Which campaigns were looked through today.
        """
        CREATE TABLE archive_look (
            campaign TEXT PRIMARY KEY,
            looked_on TEXT NOT NULL CHECK (LENGTH(looked_on) = 10)
        )
        """,
        """
        CREATE VIEW published_ended_archive AS
        SELECT d.list, l.campaign, d.participant, d.evidence_until
        FROM deletion_person d JOIN deletion_list l ON l.id = d.list
        """,
    ]
}
