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
        ]),
        Migration("2026-11-22 140 accounts invitations and terms", [
            "ALTER TABLE account ADD COLUMN is_invited BOOLEAN NOT NULL DEFAULT FALSE",
            // With the sign-in it makes the next secret for codes: the same on every look at the page, another one
            // after each change.
            "ALTER TABLE account ADD COLUMN second_factor_at BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE post ADD COLUMN stands_for TEXT REFERENCES account (id)",
            "ALTER TABLE post ADD COLUMN ended_at BIGINT",
            "DROP INDEX post_once",
            """
            CREATE UNIQUE INDEX post_once
            ON post (account, role, region, COALESCE(unit, ''), COALESCE(stands_for, '')) WHERE ended_at IS NULL
            """,
            "CREATE INDEX post_account ON post (account)",
            "CREATE INDEX post_unit ON post (unit) WHERE unit IS NOT NULL",
            "DROP VIEW published_post",
            """
            CREATE VIEW published_post AS
            SELECT p.account, p.role, p.region, p.unit, p.from_day, p.until_day
            FROM post p JOIN account a ON a.id = p.account
            WHERE a.suspended_at IS NULL AND NOT a.is_invited AND p.ended_at IS NULL
            """,
            // Two people who choose one name in the same instant wait for each other here.
            "CREATE TABLE login_claim (login TEXT PRIMARY KEY)",
            "INSERT INTO login_claim (login) SELECT login FROM account",
            """
            CREATE TABLE account_link (
                id TEXT PRIMARY KEY,
                hash TEXT NOT NULL UNIQUE,
                account TEXT NOT NULL REFERENCES account (id),
                purpose TEXT NOT NULL CHECK (purpose IN ('join', 'password', 'secondFactor', 'everything')),
                made_by TEXT,
                made_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                withdrawn_at BIGINT
            )
            """,
            """
            CREATE UNIQUE INDEX account_link_open ON account_link (account)
            WHERE used_at IS NULL AND withdrawn_at IS NULL
            """,
            """
            CREATE TABLE account_reset (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                purpose TEXT NOT NULL CHECK (purpose IN ('password', 'secondFactor', 'everything')),
                requested_by TEXT NOT NULL REFERENCES account (id),
                requested_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                confirmed_by TEXT REFERENCES account (id),
                ended_at BIGINT,
                CHECK (requested_by <> account AND confirmed_by <> account AND confirmed_by <> requested_by)
            )
            """,
            "CREATE UNIQUE INDEX account_reset_open ON account_reset (account) WHERE ended_at IS NULL",
            """
            CREATE TABLE recovery_code (
                hash TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                used_at BIGINT
            )
            """,
            "CREATE INDEX recovery_code_account ON recovery_code (account)",
            "ALTER TABLE sign_in ADD COLUMN id TEXT",
            "ALTER TABLE sign_in ADD COLUMN device TEXT",
            "UPDATE sign_in SET id = token_hash",
            "CREATE INDEX sign_in_account ON sign_in (account)",
        ]),
        Migration("2026-11-22 145 accounts staff lists", [
            "CREATE INDEX account_display_name ON account (display_name)",
            // The same people in two lists at once: the second waits here until the first has been written.
            "CREATE TABLE staff_list_turn (number BIGINT NOT NULL)",
            "INSERT INTO staff_list_turn (number) VALUES (0)",
            """
            CREATE TABLE invitation_sheet (
                id TEXT PRIMARY KEY,
                draft TEXT NOT NULL,
                maker TEXT NOT NULL REFERENCES account (id),
                content \(DialectHole.bytes) NOT NULL,
                links BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX invitation_sheet_draft ON invitation_sheet (draft)",
            "CREATE INDEX invitation_sheet_expires ON invitation_sheet (expires_at)",
            """
            CREATE TABLE invitation_sheet_fetch (
                id TEXT PRIMARY KEY,
                draft TEXT NOT NULL,
                maker TEXT NOT NULL REFERENCES account (id),
                at BIGINT NOT NULL,
                links BIGINT NOT NULL,
                reason TEXT NOT NULL
            )
            """,
            "CREATE INDEX invitation_sheet_fetch_draft ON invitation_sheet_fetch (draft)",
        ]),
        Migration("2026-11-22 170 accounts own tokens", [
            "ALTER TABLE token ADD COLUMN id TEXT",
            "ALTER TABLE token ADD COLUMN last_used_at BIGINT",
            "ALTER TABLE token ADD COLUMN read_only BOOLEAN NOT NULL DEFAULT FALSE",
            "ALTER TABLE token ADD COLUMN door TEXT NOT NULL DEFAULT 'all'",
            "UPDATE token SET id = hash",
            "CREATE INDEX token_account ON token (account)",
        ]),
    ]
}
