public import Storage

/// The tables of notices and consents.
///
/// What somebody has said is written once and stays: an answer after it is another row, and `is_last` says which
/// counts. A notice that somebody has answered is never changed.
public enum ConsentsSchema {
    public static let migrations = [
        Migration("2026-11-22 220 consents", notices + consents + links + views),
        // Whose link still opens something, so that it can be seen from outside that none is left.
        Migration("2026-11-22 263 consents published links", [
            "CREATE VIEW published_consent_link AS SELECT id, participant FROM consent_link"
        ]),
        // Who was looked at for the one reminder, also those who had said no and got none: nobody can tell them apart.
        Migration("2026-11-23 303 consents published reminders", [
            """
            CREATE VIEW published_consent_reminder AS SELECT participant FROM consent_reminder GROUP BY participant
            """
        ]),
        // What somebody had said at the close is looked for among all that they have said.
        Migration("2026-11-23 321 consents by participant", [
            "CREATE INDEX consent_participant ON consent (participant, giver, at)"
        ]),
        // A guardian asks about the child's data by the same link.
        Migration("2026-11-23 426 consents published guardians", [
            "CREATE VIEW published_guardian_link AS SELECT mark, participant, withdrawn_at FROM consent_link"
        ]),
        Migration("2026-11-23 475 consents named recipients", namedRecipients),
        // What was said aloud: who said it, in which words it was understood, who heard it; all of it sealed.
        Migration("2026-11-23 484 consents said aloud", [
            """
            CREATE TABLE consent_aloud (
                consent TEXT PRIMARY KEY REFERENCES consent (id),
                request TEXT NOT NULL UNIQUE,
                said_by \(DialectHole.bytes) NOT NULL,
                understood \(DialectHole.bytes),
                witness \(DialectHole.bytes),
                called \(DialectHole.bytes)
            )
            """
        ]),
        Migration("2026-11-23 516 consents sharing", sharing),
        Migration("2026-11-23 517 consents published sharing", sharedWith),
        Migration("2026-11-23 518 consents sharing written down", sharingEvidence),
        // The view of dangers is made anew in between, and this one stands on it.
        Migration("2026-11-23 566 consents sharing set aside", ["DROP VIEW published_shared_with"]),
        Migration("2026-11-23 568 consents sharing put back", [sharedNow]),
    ]

    private static let notices: [SQL] = [
        """
        CREATE TABLE consent_notice (
            id TEXT PRIMARY KEY,
            campaign TEXT NOT NULL,
            version BIGINT NOT NULL CHECK (version > 0),
            parts TEXT NOT NULL,
            text_zh TEXT NOT NULL,
            text_en TEXT NOT NULL,
            asks_again BOOLEAN NOT NULL,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            UNIQUE (campaign, version)
        )
        """
    ]

    /// Who receives data, in the words that stood in the register when the version was written.
    private static let namedRecipients: [SQL] = [
        """
        CREATE TABLE consent_notice_recipient (
            notice TEXT NOT NULL REFERENCES consent_notice (id),
            recipient TEXT NOT NULL,
            version BIGINT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (notice, recipient)
        )
        """,
        "ALTER TABLE consent_notice ADD COLUMN recipients TEXT NOT NULL DEFAULT '[]'",
        """
        CREATE VIEW published_notice_recipient AS
        SELECT n.campaign, n.version AS notice_version, k.recipient, k.version, k.name
        FROM consent_notice_recipient k JOIN consent_notice n ON n.id = k.notice
        """,
    ]

    private static let consents: [SQL] = [
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
            is_last BOOLEAN NOT NULL,
            CHECK ((manner = 'paper') = (recorded_by IS NOT NULL))
        )
        """,
        "CREATE UNIQUE INDEX consent_last ON consent (participant, giver) WHERE is_last",
        "CREATE INDEX consent_notice_answered ON consent (notice)",
        """
        CREATE TABLE consent_paper (
            consent TEXT PRIMARY KEY REFERENCES consent (id),
            request TEXT NOT NULL UNIQUE,
            signed_by \(DialectHole.bytes) NOT NULL,
            signed_on TEXT NOT NULL CHECK (LENGTH(signed_on) = 10),
            scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
            scan \(DialectHole.bytes) NOT NULL
        )
        """,
    ]

    private static let links: [SQL] = [
        """
        CREATE TABLE consent_link (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL,
            mark TEXT NOT NULL UNIQUE,
            request TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            withdrawn_at BIGINT,
            UNIQUE (participant, request)
        )
        """,
        "CREATE INDEX consent_link_request ON consent_link (request)",
        """
        CREATE TABLE consent_reminder (
            participant TEXT NOT NULL,
            giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
            made_by TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (participant, giver)
        )
        """,
    ]

    /// Whoever agreed to a notice counts as not asked yet once a newer one says that everybody is asked again. Whoever
    /// said no is not asked again by that. One table in its FROM, and no join: SQLite would otherwise work the whole
    /// view out for each pupil who begins.
    private static let views: [SQL] = [
        """
        CREATE VIEW published_consent AS
        SELECT c.participant, c.giver, c.standing, c.notice, c.at
        FROM consent c
        WHERE c.is_last AND (c.standing <> 'given' OR NOT EXISTS (
            SELECT 1 FROM consent_notice n
            JOIN consent_notice m ON m.campaign = n.campaign AND m.version > n.version AND m.asks_again
            WHERE n.id = c.notice))
        """,
        """
        CREATE VIEW published_consent_notice AS
        SELECT id, campaign, version, text_zh, text_en FROM consent_notice
        """,
    ]
}
