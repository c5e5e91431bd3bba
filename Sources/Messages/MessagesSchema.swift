public import Storage

/// The tables of what waits in inboxes and of what leaves the house.
public enum MessagesSchema {
    public static let migrations = [
        Migration("2026-11-22 260 messages", [
            """
            CREATE TABLE inbox_message (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                kind TEXT NOT NULL,
                cause TEXT NOT NULL,
                title_zh TEXT NOT NULL,
                title_en TEXT NOT NULL,
                count BIGINT,
                at BIGINT,
                path TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                read_at BIGINT,
                UNIQUE (account, cause)
            )
            """,
            "CREATE INDEX inbox_message_account ON inbox_message (account, id)",
            "CREATE INDEX inbox_message_unread ON inbox_message (account) WHERE read_at IS NULL",
            // What is sent once to the same recipient for the same cause is kept from being sent twice by the table.
            """
            CREATE TABLE outbox_message (
                id TEXT PRIMARY KEY,
                channel TEXT NOT NULL CHECK (channel IN ('sms', 'webhook')),
                kind TEXT NOT NULL,
                cause TEXT NOT NULL,
                recipient TEXT NOT NULL,
                participant TEXT,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                path TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                attempts BIGINT NOT NULL,
                taken_until BIGINT,
                delivered_at BIGINT,
                withdrawn_at BIGINT,
                given_up_at BIGINT,
                last_fault TEXT,
                UNIQUE (cause, channel, recipient),
                CHECK ((channel = 'sms') = (participant IS NOT NULL))
            )
            """,
            """
            CREATE INDEX outbox_message_due ON outbox_message (channel, due_at)
            WHERE delivered_at IS NULL AND withdrawn_at IS NULL AND given_up_at IS NULL
            """,
            "CREATE INDEX outbox_message_given_up ON outbox_message (region, id) WHERE given_up_at IS NOT NULL",
            "CREATE INDEX outbox_message_made ON outbox_message (made_at)",
        ])
    ]
}
