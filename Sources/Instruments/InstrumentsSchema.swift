public import Storage

/// The tables of institution-owned scales and their licences, and what other subjects may read of them.
///
/// A version is a fact: its file and its checksum are written once. What happens to it, approval or withdrawal,
/// stands beside it.
public enum InstrumentsSchema {
    public static let migrations = [
        Migration("2026-11-22 140 instruments", [
            """
            CREATE TABLE instrument (
                id TEXT PRIMARY KEY,
                slug TEXT NOT NULL,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                unit TEXT,
                owner TEXT NOT NULL,
                template TEXT,
                title_zh TEXT NOT NULL,
                title_en TEXT NOT NULL,
                search TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                UNIQUE (slug, owner),
                CHECK (owner = COALESCE(unit, region))
            )
            """,
            "CREATE INDEX instrument_region ON instrument (region, slug)",
            """
            CREATE TABLE instrument_version (
                id TEXT PRIMARY KEY,
                instrument TEXT NOT NULL REFERENCES instrument (id),
                version TEXT NOT NULL,
                hash TEXT NOT NULL CHECK (LENGTH(hash) = 64),
                file TEXT NOT NULL,
                languages TEXT NOT NULL,
                questions BIGINT NOT NULL CHECK (questions >= 0),
                made_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                withdrawn_by TEXT,
                withdrawn_reason TEXT,
                UNIQUE (instrument, version),
                UNIQUE (instrument, hash),
                CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
            )
            """,
            """
            CREATE TABLE instrument_load (
                id TEXT PRIMARY KEY,
                instrument TEXT NOT NULL REFERENCES instrument (id),
                version TEXT REFERENCES instrument_version (id),
                state TEXT NOT NULL CHECK (state IN ('loaded', 'approved', 'declined')),
                loaded_by TEXT NOT NULL,
                loaded_at BIGINT NOT NULL,
                decided_by TEXT,
                decided_at BIGINT,
                reason TEXT,
                CHECK ((state = 'loaded') = (decided_by IS NULL)),
                CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
                CHECK (decided_by IS NULL OR decided_by <> loaded_by),
                CHECK (state <> 'declined' OR reason IS NOT NULL)
            )
            """,
            "CREATE INDEX instrument_load_waiting ON instrument_load (loaded_at) WHERE state = 'loaded'",
            "CREATE INDEX instrument_load_instrument ON instrument_load (instrument)",
            """
            CREATE TABLE instrument_licence (
                load TEXT PRIMARY KEY REFERENCES instrument_load (id),
                instrument TEXT NOT NULL REFERENCES instrument (id),
                holder TEXT NOT NULL,
                number TEXT NOT NULL,
                on_paper BOOLEAN NOT NULL,
                electronic BOOLEAN NOT NULL,
                cleared BOOLEAN NOT NULL,
                sittings BIGINT CHECK (sittings > 0),
                valid_from TEXT \(DialectHole.binaryCollation) NOT NULL,
                valid_until TEXT \(DialectHole.binaryCollation) NOT NULL,
                proof_kind TEXT NOT NULL CHECK (proof_kind IN ('pdf', 'png', 'jpeg')),
                proof_bytes BIGINT NOT NULL,
                CHECK (on_paper OR electronic),
                CHECK (valid_from <= valid_until)
            )
            """,
            "CREATE INDEX instrument_licence_instrument ON instrument_licence (instrument, valid_until)",
            """
            CREATE TABLE instrument_proof (
                licence TEXT PRIMARY KEY REFERENCES instrument_licence (load),
                sealed \(DialectHole.bytes) NOT NULL
            )
            """,
            """
            CREATE TABLE licence_notice (
                licence TEXT NOT NULL REFERENCES instrument_licence (load),
                standing TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (licence, standing)
            )
            """,
            """
            CREATE VIEW published_instrument AS
            SELECT i.slug, v.version, v.hash, v.file, i.region, i.unit,
                CASE WHEN v.withdrawn_at IS NOT NULL THEN 'withdrawn'
                    WHEN a.in_use_since IS NOT NULL THEN 'in-use' ELSE 'waiting' END AS state,
                a.in_use_since, c.load AS licence, c.electronic, c.sittings, c.valid_from, c.valid_until
            FROM instrument_version v
            JOIN instrument i ON i.id = v.instrument
            LEFT JOIN (
                SELECT version, MAX(decided_at) AS in_use_since FROM instrument_load
                WHERE state = 'approved' AND version IS NOT NULL GROUP BY version
            ) a ON a.version = v.id
            LEFT JOIN (
                SELECT x.load, x.instrument, x.electronic, x.sittings, x.valid_from, x.valid_until
                FROM instrument_licence x JOIN instrument_load l ON l.id = x.load WHERE l.state = 'approved'
            ) c ON c.instrument = i.id
            """,
        ])
    ]
}
