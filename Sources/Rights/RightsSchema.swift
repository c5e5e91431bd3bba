public import Storage

/// The tables of what people have asked about their data, and of the keys that open an answer.
public enum RightsSchema {
    public static let migrations = [
        Migration("2026-11-23 425 rights requests", requests + keys),
        Migration("2026-11-23 428 rights breaches", breaches),
        Migration("2026-11-23 460 rights narrow files", narrow),
        Migration("2026-11-23 474 rights recipients", recipients),
        Migration("2026-11-23 490 rights keys that end at once", ended),
        // The view of dangers is made anew in between, and this one stands on it.
        Migration("2026-11-23 495 rights keys set aside", ["DROP VIEW published_rights_key"]),
        Migration("2026-11-23 497 rights keys put back", [keysNow]),
        // What is asked about, or lies open to be read, does not go meanwhile.
        Migration("2026-11-23 505 rights published requests", [
            """
            CREATE VIEW published_rights_request AS
            SELECT participant, member, (answer IS NULL OR waits) AS is_open, open_until FROM rights_request
            """,
            "CREATE INDEX rights_request_member ON rights_request (member)",
        ]),
        // And once more.
        Migration("2026-11-23 511 rights keys set aside again", ["DROP VIEW published_rights_key"]),
        Migration("2026-11-23 513 rights keys put back again", [keysNow]),
        // Nobody has agreed on paper to words before there were any.
        Migration("2026-11-23 550 rights published agreements", [
            """
            CREATE VIEW published_recipient_agreed AS
            SELECT recipient, version, agreed_at FROM recipient_version WHERE agreed_at IS NOT NULL
            """
        ]),
        // A deletion that waits for a danger to be over is answered: it keeps nothing that is over its time.
        Migration("2026-11-23 551 rights requests that are answered", [
            "DROP VIEW published_rights_request",
            """
            CREATE VIEW published_rights_request AS
            SELECT participant, member, answer IS NULL AS is_open, open_until FROM rights_request
            """,
        ]),
        // And a third time.
        Migration("2026-11-23 566 rights keys set aside once more", ["DROP VIEW published_rights_key"]),
        Migration("2026-11-23 568 rights keys put back once more", [keysNow]),
    ]

    /// A deletion is granted by two people: the table itself refuses one who agrees twice. What was answered stays.
    private static let requests: [SQL] = [
        """
        CREATE TABLE rights_request (
            id TEXT PRIMARY KEY,
            mark TEXT NOT NULL UNIQUE,
            participant TEXT NOT NULL,
            member TEXT NOT NULL,
            campaign TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT,
            keeper TEXT,
            kind TEXT NOT NULL,
            applicant TEXT NOT NULL,
            manner TEXT NOT NULL,
            field TEXT,
            wish \(DialectHole.bytes),
            entered_by TEXT,
            asked_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            review TEXT,
            review_why \(DialectHole.bytes),
            reviewed_by TEXT,
            reviewed_at BIGINT,
            first_by TEXT,
            first_at BIGINT,
            answer TEXT CHECK (answer IN ('granted', 'refused')),
            words \(DialectHole.bytes),
            proof TEXT,
            answered_by TEXT,
            answered_at BIGINT,
            open_until BIGINT,
            keep_until BIGINT,
            CHECK ((manner = 'counter') = (entered_by IS NOT NULL)),
            CHECK ((review IS NULL) = (reviewed_by IS NULL)),
            CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
            CHECK ((answer IS NULL) = (keep_until IS NULL)),
            CHECK (answer IS NULL OR answer = 'granted' OR words IS NOT NULL),
            CHECK (kind <> 'delete' OR answer IS NULL OR answer = 'refused'
                OR (first_by IS NOT NULL AND answered_by <> first_by))
        )
        """,
        "CREATE INDEX rights_request_region ON rights_request (region, due_at)",
        "CREATE INDEX rights_request_house ON rights_request (house, due_at) WHERE house IS NOT NULL",
        "CREATE INDEX rights_request_keep ON rights_request (keep_until) WHERE keep_until IS NOT NULL",
        "CREATE INDEX rights_request_participant ON rights_request (participant)",
    ]

    /// A key is good for a quarter of an hour: long enough to read and to take a copy, and nothing lies open after it.
    private static let keys: [SQL] = [
        """
        CREATE TABLE rights_key (
            mark TEXT PRIMARY KEY,
            request TEXT NOT NULL REFERENCES rights_request (id),
            until_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX rights_key_until ON rights_key (until_at)",
        """
        CREATE VIEW published_rights_key AS
        SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region,
            COALESCE(r.review, '') = 'harmless' AS with_notes
        FROM rights_key k JOIN rights_request r ON r.id = k.request
        """,
    ]

    /// A guardian who is the danger opens a file like one whose answers are gone; what they have deleted waits. What
    /// another unit has written nobody here has reviewed.
    private static let narrow: [SQL] = [
        "ALTER TABLE rights_key ADD COLUMN is_narrow BOOLEAN NOT NULL DEFAULT TRUE",
        "ALTER TABLE rights_request ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE",
        "CREATE INDEX rights_request_waits ON rights_request (id) WHERE waits",
        "DROP VIEW published_rights_key",
        """
        CREATE VIEW published_rights_key AS
        SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
            (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
        FROM rights_key k JOIN rights_request r ON r.id = k.request
        """,
    ]

    /// What a guardian has opened, or whoever holds the code of a child under 14, ends in the moment in which somebody
    /// notes that a guardian is the danger: it is looked at with every part, so that nobody is quicker than that. It
    /// ends like one whose quarter of an hour is over. Keys that are open during the change are taken for such.
    private static let ended: [SQL] = [
        "ALTER TABLE rights_key ADD COLUMN ends_in_danger BOOLEAN NOT NULL DEFAULT TRUE",
        "DROP VIEW published_rights_key",
        keysNow,
    ]

    private static let keysNow: SQL = """
        CREATE VIEW published_rights_key AS
        SELECT k.mark, k.until_at, r.id AS request, r.participant, r.member, r.region, r.keeper, k.is_narrow,
            (COALESCE(r.review, '') = 'harmless' AND NOT k.is_narrow) AS with_notes
        FROM rights_key k JOIN rights_request r ON r.id = k.request
        WHERE k.is_narrow OR NOT k.ends_in_danger
            OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member)
        """

    /// Rows are added and never changed; what follows later is a row of its own.
    private static let breaches: [SQL] = [
        """
        CREATE TABLE breach (
            id TEXT PRIMARY KEY,
            request TEXT NOT NULL UNIQUE,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            unit TEXT,
            grade TEXT NOT NULL,
            found_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            content \(DialectHole.bytes) NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX breach_region ON breach (region, due_at)",
        "CREATE INDEX breach_unit ON breach (unit, due_at) WHERE unit IS NOT NULL",
        """
        CREATE TABLE breach_entry (
            id TEXT PRIMARY KEY,
            breach TEXT NOT NULL REFERENCES breach (id),
            request TEXT NOT NULL UNIQUE,
            step TEXT NOT NULL,
            words \(DialectHole.bytes) NOT NULL,
            at BIGINT NOT NULL,
            by_account TEXT NOT NULL
        )
        """,
        "CREATE INDEX breach_entry_breach ON breach_entry (breach, step)",
    ]
}
