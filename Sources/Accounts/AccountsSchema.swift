public import Storage

/// The tables of accounts, posts, sign-ins and tokens.
public enum AccountsSchema {
    public static let migrations = [
        Migration("2026-11-22 040 accounts", [
            """
            CREATE TABLE account (
                id TEXT PRIMARY KEY,
                login TEXT NOT NULL UNIQUE,
                display_name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('person', 'program')),
                password_hash TEXT,
                totp_secret \(DialectHole.bytes),
                totp_step BIGINT NOT NULL,
                demo BOOLEAN NOT NULL,
                made_at BIGINT NOT NULL,
                suspended_at BIGINT
            )
            """,
            """
            CREATE TABLE post (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                role TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                from_day TEXT NOT NULL,
                until_day TEXT
            )
            """,
            "CREATE UNIQUE INDEX post_once ON post (account, role, region, COALESCE(unit, ''))",
            "CREATE INDEX post_region ON post (region)",
            """
            CREATE TABLE sign_in (
                token_hash TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                made_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_seen ON sign_in (seen_at)",
            """
            CREATE TABLE sign_in_failure (
                key TEXT PRIMARY KEY,
                failures BIGINT NOT NULL,
                locked_until BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE token (
                hash TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                label TEXT NOT NULL,
                granted TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE VIEW published_account AS SELECT id, display_name FROM account",
            """
            CREATE VIEW published_post AS
            SELECT p.account, p.role, p.region, p.unit, p.from_day, p.until_day
            FROM post p JOIN account a ON a.id = p.account WHERE a.suspended_at IS NULL
            """,
        ])
    ]
}
