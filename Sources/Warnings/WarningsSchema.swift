public import Storage

/// The tables of alerts, their steps and history, and who is on duty.
public enum WarningsSchema {
    public static let migrations = [
        Migration("2026-11-22 060 alerts", [
            """
            CREATE TABLE alert (
                id TEXT PRIMARY KEY,
                sheet TEXT NOT NULL UNIQUE,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                holder TEXT \(DialectHole.binaryCollation) NOT NULL,
                attended BOOLEAN NOT NULL,
                rank BIGINT NOT NULL CHECK (rank BETWEEN 1 AND 4),
                state TEXT NOT NULL CHECK (state IN ('NEW', 'ACKNOWLEDGED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')),
                basis TEXT NOT NULL,
                clocks TEXT NOT NULL,
                due_clock TEXT,
                due_since BIGINT,
                due_at BIGINT,
                climb_at BIGINT,
                raised_at BIGINT NOT NULL,
                ranked_at BIGINT NOT NULL,
                raised_by TEXT,
                handler TEXT,
                acknowledged_at BIGINT,
                proposer TEXT,
                outcome TEXT,
                closed_by TEXT,
                closed_at BIGINT,
                wants_call BOOLEAN NOT NULL,
                caller_name \(DialectHole.bytes),
                caller_phone \(DialectHole.bytes),
                CHECK (state <> 'CLOSED' OR (closed_by IS NOT NULL AND proposer IS NOT NULL AND outcome IS NOT NULL)),
                CHECK (state <> 'CLOSED' OR closed_by IS DISTINCT FROM proposer),
                CHECK (state <> 'CLOSED' OR closed_by IS DISTINCT FROM raised_by)
            )
            """,
            "CREATE INDEX alert_open ON alert (region, rank) WHERE state <> 'CLOSED'",
            "CREATE INDEX alert_climb ON alert (climb_at) WHERE state <> 'CLOSED'",
            """
            CREATE TABLE alert_step (
                alert TEXT NOT NULL REFERENCES alert (id),
                step TEXT NOT NULL,
                taken_at BIGINT NOT NULL,
                PRIMARY KEY (alert, step)
            )
            """,
            """
            CREATE TABLE alert_entry (
                id TEXT PRIMARY KEY,
                alert TEXT NOT NULL REFERENCES alert (id),
                at BIGINT NOT NULL,
                kind TEXT NOT NULL,
                worker TEXT,
                detail TEXT,
                note \(DialectHole.bytes),
                request TEXT UNIQUE
            )
            """,
            "CREATE INDEX alert_entry_alert ON alert_entry (alert, id)",
            """
            CREATE TABLE duty (
                account TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                since BIGINT NOT NULL,
                PRIMARY KEY (account, region)
            )
            """,
        ]),
        Migration("2026-11-22 242 warnings published", [
            """
            CREATE VIEW published_alert AS
            SELECT id, sheet, region, unit, rank, state, raised_at, closed_at FROM alert
            """
        ]),
        // How long somebody waited for a colleague; who that was is not told.
        Migration("2026-11-23 302 warnings published hearing", [
            """
            CREATE VIEW published_alert_hearing AS SELECT sheet, state, raised_at, acknowledged_at FROM alert
            """
        ]),
        // Who has an alert in hand decides who may open whose it is (decision 0038).
        Migration("2026-11-23 390 warnings published hand", [
            """
            CREATE VIEW published_alert_hand AS SELECT id, sheet, region, unit, state, handler FROM alert
            """
        ]),
        // An answer that was given far from any network is heard later than it was said (decision 0050).
        Migration("2026-11-23 479 alerts answered before", ["ALTER TABLE alert ADD COLUMN answered_at BIGINT"]),
    ] + DutySchema.migrations
}
