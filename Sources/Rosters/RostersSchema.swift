public import Storage

/// The tables of members.
public enum RostersSchema {
    public static let migrations = [
        Migration("2026-11-22 200 rosters members", [
            // What is known of a person lies sealed in `identity`; the indexes beside it are keyed marks, by which
            // somebody is found again and nobody is read.
            """
            CREATE TABLE member (
                id TEXT PRIMARY KEY,
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                house TEXT,
                unit TEXT,
                kind TEXT NOT NULL CHECK (kind IN ('pupil', 'staff', 'resident', 'patient')),
                born_month TEXT NOT NULL CHECK (LENGTH(born_month) = 7),
                sex TEXT CHECK (sex IN ('female', 'male')),
                name_mask TEXT NOT NULL,
                identity \(DialectHole.bytes) NOT NULL,
                identity_index TEXT NOT NULL,
                name_index TEXT NOT NULL,
                id_index TEXT,
                number_index TEXT,
                joined_at BIGINT NOT NULL,
                left_at BIGINT,
                CHECK ((unit IS NULL) = (house IS NULL))
            )
            """,
            // Nobody stands on one roster twice. Of one name and birthday, a number tells two people apart.
            """
            CREATE UNIQUE INDEX member_once ON member
                (identity_index, COALESCE(house, region), COALESCE(id_index, ''), COALESCE(number_index, ''))
                WHERE left_at IS NULL
            """,
            """
            CREATE UNIQUE INDEX member_id_once ON member (id_index, COALESCE(house, region))
                WHERE left_at IS NULL AND id_index IS NOT NULL
            """,
            // A pupil goes to one school; somebody may well work in one place and live in another.
            """
            CREATE UNIQUE INDEX member_one_school ON member (id_index)
                WHERE left_at IS NULL AND id_index IS NOT NULL AND kind = 'pupil'
            """,
            "CREATE INDEX member_region ON member (region, id)",
            "CREATE INDEX member_unit ON member (unit, id) WHERE unit IS NOT NULL",
            "CREATE INDEX member_house ON member (house, left_at) WHERE house IS NOT NULL",
            "CREATE INDEX member_identity ON member (identity_index)",
            "CREATE INDEX member_name ON member (name_index)",
            "CREATE INDEX member_number ON member (number_index) WHERE number_index IS NOT NULL",
            """
            CREATE VIEW published_member AS
            SELECT id, region, house, unit, kind, born_month, sex, left_at FROM member
            """,
            """
            CREATE VIEW published_class_size AS
            SELECT unit, COUNT(*) AS members FROM member WHERE unit IS NOT NULL AND left_at IS NULL GROUP BY unit
            """,
            // Rosters are written one after the other, so that the same person in two hands is there once.
            "CREATE TABLE roster_turn (number BIGINT NOT NULL)",
            "INSERT INTO roster_turn (number) VALUES (0)",
        ]),
        // Marks are as good as chance: an index that begins with one is written all over. With the house in front,
        // a school's list writes one corner of each; only what has to be found in any house keeps its mark in front.
        Migration("2026-11-23 340 rosters indexes by house", [
            "DROP INDEX member_once",
            "DROP INDEX member_id_once",
            "DROP INDEX member_identity",
            "DROP INDEX member_number",
            """
            CREATE UNIQUE INDEX member_once ON member
                (COALESCE(house, region), identity_index, COALESCE(id_index, ''), COALESCE(number_index, ''))
                WHERE left_at IS NULL
            """,
            // Pupils have `member_one_school`, which is narrower.
            """
            CREATE UNIQUE INDEX member_id_once ON member (id_index, COALESCE(house, region))
                WHERE left_at IS NULL AND id_index IS NOT NULL AND kind <> 'pupil'
            """,
            "CREATE INDEX member_id_gone ON member (id_index) WHERE left_at IS NOT NULL AND id_index IS NOT NULL",
            "CREATE INDEX member_identity ON member (house, identity_index) WHERE house IS NOT NULL",
            "CREATE INDEX member_number ON member (house, number_index) WHERE number_index IS NOT NULL",
        ]),
        // Records that must name nobody are held against the roster. A mark can be compared and not be read; whoever
        // has left is still not to be named.
        Migration("2026-11-23 441 rosters published marks", [
            "CREATE VIEW published_member_mark AS SELECT house, name_index FROM member WHERE house IS NOT NULL"
        ]),
        // Where a pupil is now whose archive comes from another school. Marks are compared, and none is shown: an equal
        // identity number, or an equal name and birthday where one of the two has none.
        Migration("2026-11-23 471 rosters published twins", [
            """
            CREATE VIEW published_member_twin AS
            SELECT a.id AS member, b.id AS twin, b.house
            FROM member a JOIN member b ON b.id <> a.id AND (b.id_index = a.id_index
                OR (b.identity_index = a.identity_index AND (a.id_index IS NULL OR b.id_index IS NULL)))
            WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.house IS NOT NULL
            """
        ]),
        // Who was met at the door, for which campaign, and by whom. It puts nobody on a list: with the invitations of
        // the campaign it goes, and so do the people of whom nothing else is kept.
        Migration("2026-11-23 483 rosters met at the door", [
            """
            CREATE TABLE door_meeting (
                campaign TEXT NOT NULL,
                member TEXT NOT NULL REFERENCES member (id),
                region TEXT \(DialectHole.binaryCollation) NOT NULL,
                request TEXT NOT NULL UNIQUE,
                met_by TEXT,
                met_at BIGINT NOT NULL,
                PRIMARY KEY (campaign, member)
            )
            """,
            "CREATE INDEX door_meeting_member ON door_meeting (member)",
            "CREATE VIEW published_door_meeting AS SELECT campaign, member, region FROM door_meeting",
        ]),
        // The same twins, each mark by itself: for an OR over both no index is asked, and a whole roster would be read.
        Migration("2026-11-23 495 rosters twins by their marks", [
            "DROP VIEW published_member_twin",
            """
            CREATE VIEW published_member_twin AS
            SELECT a.id AS member, b.id AS twin, b.house
            FROM member a JOIN member b ON b.id_index = a.id_index AND b.id <> a.id
            WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.id_index IS NOT NULL AND b.house IS NOT NULL
            UNION ALL
            SELECT a.id AS member, b.id AS twin, b.house
            FROM member a JOIN member b ON b.identity_index = a.identity_index AND b.id <> a.id
            WHERE b.kind = 'pupil' AND b.left_at IS NULL AND b.house IS NOT NULL
                AND (a.id_index IS NULL OR b.id_index IS NULL)
            """,
        ]),
    ]
}
