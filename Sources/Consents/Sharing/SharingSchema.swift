import Storage

/// The table of answers about third parties (rulebook H.2, PIPL art. 23).
extension ConsentsSchema {
    /// Written once and kept, as consents are: `is_last` says which answer counts for one version of one recipient.
    static let sharing: [SQL] = [
        """
        CREATE TABLE consent_sharing (
            id TEXT PRIMARY KEY,
            participant TEXT NOT NULL,
            giver TEXT NOT NULL CHECK (giver IN ('person', 'guardian')),
            recipient TEXT NOT NULL,
            version BIGINT NOT NULL CHECK (version > 0),
            standing TEXT NOT NULL CHECK (standing IN ('given', 'declined', 'withdrawn')),
            notice TEXT NOT NULL REFERENCES consent_notice (id),
            manner TEXT NOT NULL CHECK (manner IN ('link', 'paper', 'sitting', 'aloud')),
            recorded_by TEXT,
            at BIGINT NOT NULL,
            is_last BOOLEAN NOT NULL,
            CHECK ((manner IN ('paper', 'aloud')) = (recorded_by IS NOT NULL))
        )
        """,
        """
        CREATE UNIQUE INDEX consent_sharing_last ON consent_sharing (participant, giver, recipient, version)
        WHERE is_last
        """,
        "CREATE INDEX consent_sharing_participant ON consent_sharing (participant, giver, recipient, version, at)",
        "CREATE INDEX consent_sharing_recipient ON consent_sharing (recipient, version)",
        "CREATE INDEX consent_sharing_notice ON consent_sharing (notice)",
    ]

    /// What was written down by a colleague, with what it stands on; all of it sealed.
    static let sharingEvidence: [SQL] = [
        """
        CREATE TABLE consent_sharing_paper (
            sharing TEXT PRIMARY KEY REFERENCES consent_sharing (id),
            request TEXT NOT NULL UNIQUE,
            signed_by \(DialectHole.bytes) NOT NULL,
            signed_on TEXT NOT NULL CHECK (LENGTH(signed_on) = 10),
            scan_kind TEXT NOT NULL CHECK (scan_kind IN ('pdf', 'png', 'jpeg')),
            scan \(DialectHole.bytes) NOT NULL
        )
        """,
        """
        CREATE TABLE consent_sharing_aloud (
            sharing TEXT PRIMARY KEY REFERENCES consent_sharing (id),
            request TEXT NOT NULL UNIQUE,
            said_by \(DialectHole.bytes) NOT NULL,
            understood \(DialectHole.bytes),
            witness \(DialectHole.bytes),
            called \(DialectHole.bytes)
        )
        """,
    ]

    /// `published_shared_with` is what every room asks that hands anything of a person to a third party: what holds
    /// today of what was said, with the days between which it holds. An answer to another version is not in it, nor
    /// one of a recipient that has ended, of somebody who takes part no more, or of a guardian who is, or may be, the
    /// danger (rulebook H.4): while that is so nobody has said yes for the child, and nothing goes.
    static let sharedWith: [SQL] = [
        """
        CREATE VIEW published_sharing_answer AS
        SELECT id, participant, giver, recipient, version, standing, at, is_last FROM consent_sharing
        """,
        sharedNow,
    ]

    static let sharedNow: SQL = """
        CREATE VIEW published_shared_with AS
        SELECT s.participant, s.giver, s.recipient, s.version, s.standing, s.at, r.from_day, r.until_day
        FROM consent_sharing s
        JOIN published_recipient r ON r.id = s.recipient AND r.version = s.version AND NOT r.is_ended
        JOIN published_participant p ON p.id = s.participant
        WHERE s.is_last
            AND EXISTS (
                SELECT 1 FROM published_consent c
                WHERE c.participant = s.participant AND c.giver = s.giver AND c.standing = 'given')
            AND NOT EXISTS (
                SELECT 1 FROM published_consent c WHERE c.participant = s.participant AND c.standing <> 'given')
            AND (s.giver <> 'guardian'
                OR NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = p.member))
        """
}
