import Storage

/// Who teaches mental health at a school, the teachers' group and its meetings.
extension SchoolWorkSchema {
    static let team: [SQL] = [
        """
        CREATE TABLE school_teacher (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            teaching_time TEXT NOT NULL,
            percent BIGINT NOT NULL CHECK (percent BETWEEN 1 AND 100),
            since_day TEXT NOT NULL,
            ended_on TEXT,
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL
        )
        """,
        // The same form sent twice is the same teacher.
        "CREATE UNIQUE INDEX school_teacher_once ON school_teacher (house, name) WHERE ended_on IS NULL",
        "CREATE INDEX school_teacher_region ON school_teacher (region)",
        """
        CREATE TABLE group_member (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            group_role TEXT NOT NULL,
            since_day TEXT NOT NULL,
            ended_on TEXT,
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX group_member_once ON group_member (house, name) WHERE ended_on IS NULL",
        // What was said stands sealed, though it names nobody: who knows the school might guess.
        """
        CREATE TABLE group_meeting (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            house TEXT NOT NULL,
            held_on TEXT NOT NULL,
            kind TEXT NOT NULL,
            topic TEXT NOT NULL CHECK (topic <> ''),
            attended BIGINT NOT NULL CHECK (attended > 0),
            summary \(DialectHole.bytes),
            request TEXT NOT NULL UNIQUE,
            written_by TEXT NOT NULL,
            written_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX group_meeting_house ON group_meeting (house, held_on)",
    ]
}
