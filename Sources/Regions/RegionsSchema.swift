public import Storage

/// The tables of places and units, and what other subjects may read of them.
public enum RegionsSchema {
    public static let migrations = [
        Migration("2026-11-22 030 regions", [
            """
            CREATE TABLE region (
                code TEXT \(DialectHole.binaryCollation) PRIMARY KEY CHECK (LENGTH(code) = 12),
                level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
                parent TEXT \(DialectHole.binaryCollation),
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL
            )
            """,
            "CREATE INDEX region_parent ON region (parent)",
            """
            CREATE TABLE unit (
                code TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
                kind TEXT NOT NULL,
                name_zh TEXT NOT NULL,
                name_en TEXT NOT NULL,
                address_zh TEXT NOT NULL,
                address_en TEXT NOT NULL,
                hours_zh TEXT NOT NULL,
                hours_en TEXT NOT NULL,
                phone TEXT NOT NULL
            )
            """,
            "CREATE INDEX unit_region ON unit (region)",
            "CREATE VIEW published_region AS SELECT code, level, parent, name_zh, name_en FROM region",
            "CREATE VIEW published_unit AS SELECT code, region, kind, name_zh, name_en FROM unit",
        ]),
        Migration("2026-11-22 100 regions history", history + population),
        Migration("2026-11-22 101 regions units", units),
        Migration("2026-11-22 102 regions home", home),
        Migration("2026-11-22 103 regions units by place", unitsByPlace),
    ]
}
