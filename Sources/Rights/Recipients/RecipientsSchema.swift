import Storage

/// The register of who receives data (rulebook H.2, PIPL art. 20, 21, 23).
extension RightsSchema {
    /// What was agreed is a row a version and never changed; nothing takes one away. The table itself refuses one who
    /// agrees to what they have written.
    static let recipients: [SQL] = [
        """
        CREATE TABLE recipient (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            unit TEXT,
            recorded_by TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX recipient_region ON recipient (region)",
        "CREATE INDEX recipient_unit ON recipient (unit) WHERE unit IS NOT NULL",
        """
        CREATE TABLE recipient_version (
            id TEXT PRIMARY KEY,
            recipient TEXT NOT NULL REFERENCES recipient (id),
            version BIGINT NOT NULL CHECK (version > 0),
            request TEXT NOT NULL UNIQUE,
            terms TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT,
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            agreed_by TEXT,
            agreed_at BIGINT,
            UNIQUE (recipient, version),
            CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)),
            CHECK (agreed_by <> written_by),
            CHECK (until_day >= from_day)
        )
        """,
        """
        CREATE TABLE recipient_end (
            recipient TEXT PRIMARY KEY REFERENCES recipient (id),
            request TEXT NOT NULL UNIQUE,
            why \(DialectHole.bytes) NOT NULL,
            at BIGINT NOT NULL,
            by_account TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE recipient_return (
            recipient TEXT PRIMARY KEY REFERENCES recipient_end (recipient),
            request TEXT NOT NULL UNIQUE,
            how TEXT NOT NULL CHECK (how IN ('returned', 'deleted')),
            confirmed_by \(DialectHole.bytes) NOT NULL,
            confirmed_on TEXT NOT NULL,
            at BIGINT NOT NULL,
            by_account TEXT NOT NULL
        )
        """,
        """
        CREATE VIEW published_recipient AS
        SELECT r.id, r.region, r.unit, v.version, v.terms, v.from_day, v.until_day,
            (e.recipient IS NOT NULL) AS is_ended
        FROM recipient r JOIN recipient_version v ON v.recipient = r.id AND v.agreed_at IS NOT NULL
        LEFT JOIN recipient_end e ON e.recipient = r.id
        WHERE NOT EXISTS (
            SELECT 1 FROM recipient_version n
            WHERE n.recipient = r.id AND n.version > v.version AND n.agreed_at IS NOT NULL)
        """,
    ]
}
