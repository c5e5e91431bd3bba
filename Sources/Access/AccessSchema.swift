public import Storage

/// The office's own tables: the audit log with its seals, the queue of jobs, the change counters.
public enum AccessSchema {
    public static let migrations = [
        Migration("2026-11-22 010 audit log", [
            """
            CREATE TABLE audit_line (
                id TEXT PRIMARY KEY,
                at BIGINT NOT NULL,
                caller_kind TEXT NOT NULL,
                caller_id TEXT,
                caller_name TEXT NOT NULL,
                use_case TEXT NOT NULL,
                region TEXT,
                subject TEXT NOT NULL,
                outcome TEXT NOT NULL,
                mac \(DialectHole.bytes) NOT NULL,
                position BIGINT UNIQUE,
                hash \(DialectHole.bytes)
            )
            """,
            "CREATE INDEX audit_line_unsealed ON audit_line (id) WHERE position IS NULL",
            """
            CREATE TABLE audit_head (
                position BIGINT PRIMARY KEY,
                hash \(DialectHole.bytes) NOT NULL,
                at BIGINT NOT NULL,
                signature \(DialectHole.bytes) NOT NULL
            )
            """,
        ]),
        Migration("2026-11-22 020 jobs", [
            """
            CREATE TABLE job (
                id TEXT PRIMARY KEY,
                use_case TEXT NOT NULL,
                input TEXT NOT NULL,
                due_at BIGINT NOT NULL,
                unique_key TEXT NOT NULL UNIQUE,
                attempts BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                taken_until BIGINT,
                done_at BIGINT,
                failed_at BIGINT,
                last_problem TEXT
            )
            """,
            "CREATE INDEX job_due ON job (due_at) WHERE done_at IS NULL AND failed_at IS NULL",
            "CREATE TABLE change_counter (topic TEXT PRIMARY KEY, count BIGINT NOT NULL)",
        ]),
        Migration("2026-11-22 110 access published audit", [
            // Everybody may read what they did and what was done to their account: newest first, page by page.
            "CREATE INDEX audit_line_caller ON audit_line (caller_id, id) WHERE caller_id IS NOT NULL",
            "CREATE INDEX audit_line_subject ON audit_line (subject, id) WHERE subject <> ''",
            """
            CREATE VIEW published_audit_line AS
            SELECT id, at, caller_kind, caller_id, caller_name, use_case, subject, outcome FROM audit_line
            """,
        ]),
        Migration("2026-11-23 532 access why somebody was opened", [
            "ALTER TABLE audit_line ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
            "DROP VIEW published_audit_line",
            """
            CREATE VIEW published_audit_line AS
            SELECT id, at, caller_kind, caller_id, caller_name, use_case, subject, outcome, reason FROM audit_line
            """,
        ]),
    ]
}
