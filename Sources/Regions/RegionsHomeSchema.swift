import Storage

/// Where the house is at home, and the cities of the tree, found without reading 660,000 rows.
extension RegionsSchema {
    static let home: [SQL] = [
        "CREATE INDEX region_city ON region (code) WHERE level = 'city'",
        // One line. No reference to region: an administrator may tell the home before the list of places is read.
        """
        CREATE TABLE home_region (
            id BIGINT PRIMARY KEY CHECK (id = 1),
            region TEXT \(DialectHole.binaryCollation) NOT NULL CHECK (LENGTH(region) = 12),
            is_told BOOLEAN NOT NULL
        )
        """,
        // After mergers and moves the one that is there now. Of a split home nobody can say which part is meant: it
        // stays, and the place above it still sees what is kept there.
        """
        CREATE VIEW published_home AS
        SELECT COALESCE(
            (SELECT MIN(n.code) FROM region_succession s JOIN region n ON n.code = s.successor
                WHERE s.predecessor = r.code AND n.ended_on IS NULL),
            r.code) AS region
        FROM home_region h JOIN region r ON r.code = h.region
        """,
    ]
}
