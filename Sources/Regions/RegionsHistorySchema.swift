import Storage

/// What is kept of a place besides its name of today: what it was called, when it began and ended, how many live there.
extension RegionsSchema {
    static let history: [SQL] = [
        "ALTER TABLE region ADD COLUMN started_on TEXT",
        "ALTER TABLE region ADD COLUMN ended_on TEXT",
        "ALTER TABLE region ADD COLUMN urban_class TEXT",
        "CREATE INDEX region_name_zh ON region (name_zh \(DialectHole.binaryCollation))",
        // The national list has no English names; the few that are there are found in small letters.
        "CREATE INDEX region_name_en ON region (LOWER(name_en) \(DialectHole.binaryCollation)) WHERE name_en <> ''",
        """
        CREATE TABLE region_former_name (
            region TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            until_day TEXT NOT NULL,
            name_zh TEXT NOT NULL,
            name_en TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (region, until_day)
        )
        """,
        """
        CREATE TABLE region_change (
            day TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split', 'moved')),
            predecessor TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            successor TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            source TEXT NOT NULL,
            PRIMARY KEY (predecessor, successor, day)
        )
        """,
        "CREATE INDEX region_change_successor ON region_change (successor)",
        // Who comes after whom through any number of mergers and moves. A split has no line here: nobody inherits.
        """
        CREATE TABLE region_succession (
            predecessor TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            successor TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            PRIMARY KEY (predecessor, successor)
        )
        """,
        "CREATE INDEX region_succession_successor ON region_succession (successor)",
        "CREATE VIEW published_region_succession AS SELECT predecessor, successor FROM region_succession",
        "DROP VIEW published_region",
        """
        CREATE VIEW published_region AS
        SELECT code, level, parent, name_zh, name_en, started_on, ended_on FROM region
        """,
    ]

    static let population: [SQL] = [
        """
        CREATE TABLE region_population (
            region TEXT \(DialectHole.binaryCollation) NOT NULL REFERENCES region (code),
            year BIGINT NOT NULL,
            population BIGINT NOT NULL CHECK (population >= 0),
            source TEXT NOT NULL,
            PRIMARY KEY (region, year)
        )
        """,
        """
        CREATE VIEW published_region_population AS
        SELECT region, year, population, source FROM region_population
        """,
    ]
}
