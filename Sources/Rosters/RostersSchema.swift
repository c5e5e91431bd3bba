public import Storage

/// The tables of members.
public enum RostersSchema {
    public static let migrations = [
        Migration("2026-11-22 200 rosters members", [
            """
            CREATE TABLE member (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                unit TEXT,
                kind TEXT NOT NULL CHECK (kind IN ('pupil', 'staff', 'resident', 'patient')),
                born_month TEXT NOT NULL CHECK (LENGTH(born_month) = 7),
                sex TEXT,
                name_mask TEXT NOT NULL,
                identity \(DialectHole.bytes) NOT NULL,
                identity_index TEXT NOT NULL,
                joined_at BIGINT NOT NULL,
                left_at BIGINT,
                CHECK ((unit IS NULL) = (house IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX member_once ON member (identity_index, COALESCE(house, region)) WHERE left_at IS NULL",
            "CREATE INDEX member_region ON member (region, id)",
            "CREATE INDEX member_unit ON member (unit, id) WHERE unit IS NOT NULL",
            """
            CREATE VIEW published_member AS
            SELECT id, region, house, unit, kind, born_month, sex, left_at FROM member
            """,
        ])
    ]
}
