import Storage

/// The table of archives on their way to another school. What was sent is fixed; of what was taken back or returned
/// nothing stays but that it was.
enum TransferSchema {
    static let migration: [SQL] = table + finding + views

    /// A child has a record at each school, and the family still holds the links, codes and receipts of the first: what
    /// the new school notes holds there too, or whoever is the danger would read where the child is now. The keys of
    /// files are set aside before and put back behind it (`RightsSchema`), because they are asked by this view.
    static let later: [SQL] = [
        "CREATE INDEX archive_transfer_member ON archive_transfer (member)",
        """
        CREATE VIEW published_handed_on AS
        SELECT member, sent_at FROM archive_transfer WHERE ending = 'acknowledged'
        """,
        "DROP VIEW published_guardian_danger",
        """
        CREATE VIEW published_guardian_danger AS
        SELECT member FROM guardian_danger WHERE agreed_at IS NULL
        UNION ALL
        SELECT t.member FROM guardian_danger d JOIN archive_transfer t ON t.taken_member = d.member
        WHERE d.agreed_at IS NULL AND t.ending = 'acknowledged' AND NOT EXISTS (
            SELECT 1 FROM guardian_danger o WHERE o.member = t.member AND o.agreed_at IS NULL)
        """,
    ]

    /// The same however many schools the child has been at since. `UNION` keeps each record once, so that a child who
    /// comes back to the first school ends the chain. Between the keys set aside and put back, as above.
    static let chain: [SQL] = [
        "DROP VIEW published_guardian_danger",
        """
        CREATE VIEW published_guardian_danger AS
        WITH RECURSIVE endangered (member) AS (
            SELECT d.member FROM guardian_danger d WHERE d.agreed_at IS NULL
            UNION
            SELECT t.member FROM endangered e JOIN archive_transfer t ON t.taken_member = e.member
            WHERE t.ending = 'acknowledged'
        )
        SELECT member FROM endangered
        """,
    ]

    private static let table: [SQL] = [
        """
        CREATE TABLE archive_transfer (
            id TEXT PRIMARY KEY,
            request TEXT NOT NULL UNIQUE,
            member TEXT NOT NULL,
            sender TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            recipient TEXT NOT NULL,
            recipient_region TEXT \(DialectHole.binaryCollation) NOT NULL,
            basis TEXT NOT NULL CHECK (basis IN ('guardianConsent', 'ownConsent', 'legalDuty')),
            evidence \(DialectHole.bytes) NOT NULL,
            content \(DialectHole.bytes),
            is_open BOOLEAN NOT NULL,
            is_grave BOOLEAN NOT NULL,
            has_alert BOOLEAN NOT NULL,
            sent_by TEXT NOT NULL,
            sent_at BIGINT NOT NULL,
            due_at BIGINT NOT NULL,
            told_late_at BIGINT,
            ending TEXT CHECK (ending IN ('acknowledged', 'returned', 'takenBack')),
            ended_by TEXT,
            ended_at BIGINT,
            reason \(DialectHole.bytes),
            taken_member TEXT,
            taken_finding TEXT,
            CHECK (sender <> recipient),
            CHECK ((ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL) = (ended_by IS NULL)),
            CHECK ((content IS NOT NULL) = (ending IS NULL OR ending = 'acknowledged')),
            CHECK (ending IS NULL OR ending <> 'acknowledged' OR (ended_by <> sent_by AND taken_member IS NOT NULL
                AND taken_finding IS NOT NULL)),
            CHECK (ending IS NULL OR ending <> 'returned' OR reason IS NOT NULL)
        )
        """,
        "CREATE UNIQUE INDEX archive_transfer_one ON archive_transfer (member, sender) WHERE ending IS NULL",
        "CREATE INDEX archive_transfer_sender ON archive_transfer (sender, sent_at)",
        "CREATE INDEX archive_transfer_recipient ON archive_transfer (recipient, sent_at)",
        "CREATE INDEX archive_transfer_taken ON archive_transfer (taken_member) WHERE taken_member IS NOT NULL",
        "CREATE INDEX archive_transfer_due ON archive_transfer (due_at) WHERE ending IS NULL",
    ]

    /// A level that still stands cannot be closed, so handing on is an end of its own.
    private static let finding: [SQL] = [
        "ALTER TABLE finding ADD COLUMN handed_on_at BIGINT",
        "ALTER TABLE finding ADD COLUMN transfer TEXT",
    ]

    private static let views: [SQL] = [
        // Whose name the receiving school may open before it answers, to look for the child on its own roster.
        """
        CREATE VIEW published_transfer AS
        SELECT id, member, recipient, recipient_region FROM archive_transfer WHERE ending IS NULL
        """,
        // A closure report counts each person once, where they were found; who was handed on waits for nobody there.
        "DROP VIEW published_care",
        """
        CREATE VIEW published_care AS
        SELECT f.participant, f.campaign, f.keeper AS house, f.region, f.by_flag > 0 AS has_flag, f.level,
            f.interview_due, f.talked_at, COALESCE(f.closed_at, f.handed_on_at) AS closed_at,
            EXISTS (SELECT 1 FROM guardian_contact g WHERE g.finding = f.id AND g.outcome <> 'notReached')
                AS guardian_reached,
            EXISTS (SELECT 1 FROM care_advice a WHERE a.finding = f.id) AS advised
        FROM finding f WHERE f.transfer IS NULL
        """,
        "DROP VIEW published_finding",
        """
        CREATE VIEW published_finding AS
        SELECT participant, campaign, unit, house, region, proposed, by_flag > 0 AS has_flag, level, found_at,
            interview_due, talked_at, due_clock, due_at, closed_at
        FROM finding WHERE transfer IS NULL
        """,
    ]
}
