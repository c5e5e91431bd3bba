import Storage

/// A class opens a self-check together. Two counts are all that is kept: no sheet, no pupil, no roster.
extension SchoolWorkSchema {
    static let rounds: [SQL] = [
        """
        CREATE TABLE class_round (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT NOT NULL,
            unit TEXT NOT NULL,
            topic TEXT NOT NULL,
            code_index TEXT NOT NULL UNIQUE,
            code_sealed \(DialectHole.bytes) NOT NULL,
            request TEXT NOT NULL UNIQUE,
            begun BIGINT NOT NULL DEFAULT 0,
            finished BIGINT NOT NULL DEFAULT 0,
            opened_by TEXT NOT NULL,
            opened_at BIGINT NOT NULL,
            closes_at BIGINT NOT NULL,
            CHECK (finished <= begun)
        )
        """,
        "CREATE INDEX class_round_opened_by ON class_round (opened_by, opened_at)",
        // A word in one browser, so that whoever ends is counted once. Gone when it has been used, or a day later.
        """
        CREATE TABLE class_round_ticket (
            hash TEXT PRIMARY KEY,
            class_round TEXT NOT NULL REFERENCES class_round (id)
        )
        """,
        "CREATE INDEX class_round_ticket_round ON class_round_ticket (class_round)",
    ]
}
