import Storage

/// What is kept of a unit besides its name and address: what it is part of, when it is open, whom to ask.
extension RegionsSchema {
    static let units: [SQL] = [
        "ALTER TABLE unit ADD COLUMN parent TEXT REFERENCES unit (code)",
        // The outermost unit, itself where it is part of none: whoever has a post in a school reaches its classes.
        "ALTER TABLE unit ADD COLUMN house TEXT",
        "UPDATE unit SET house = code",
        """
        ALTER TABLE unit ADD COLUMN status TEXT NOT NULL DEFAULT 'open'
            CHECK (status IN ('planned', 'open', 'suspended', 'closed', 'merged'))
        """,
        // Weekday (1 to 7) to spans, as JSON. What cannot be said so stands in hours_zh and hours_en as a remark.
        "ALTER TABLE unit ADD COLUMN opening TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE unit ADD COLUMN latitude DOUBLE PRECISION",
        "ALTER TABLE unit ADD COLUMN longitude DOUBLE PRECISION",
        // A grade is known by the year in which its pupils entered, a class by its number in the grade.
        "ALTER TABLE unit ADD COLUMN entry_year BIGINT",
        "ALTER TABLE unit ADD COLUMN number BIGINT",
        "CREATE INDEX unit_parent ON unit (parent)",
        """
        CREATE TABLE unit_status (
            id TEXT PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (code),
            day TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT NOT NULL,
            successor TEXT REFERENCES unit (code),
            noted_by TEXT
        )
        """,
        "CREATE INDEX unit_status_unit ON unit_status (unit, id)",
        """
        CREATE TABLE unit_contact (
            id TEXT PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (code),
            duty TEXT NOT NULL,
            name_mask TEXT NOT NULL,
            phone_mask TEXT NOT NULL,
            name \(DialectHole.bytes) NOT NULL,
            phone \(DialectHole.bytes) NOT NULL
        )
        """,
        "CREATE INDEX unit_contact_unit ON unit_contact (unit, id)",
        "DROP VIEW published_unit",
        """
        CREATE VIEW published_unit AS
        SELECT code, region, kind, name_zh, name_en, parent, house, status, entry_year, number FROM unit
        """,
    ]

    /// What stands in a place is counted by place: by parent alone, every unit of the nation would be read for it.
    static let unitsByPlace: [SQL] = [
        "CREATE INDEX unit_parent_region ON unit (parent, region)",
        "DROP INDEX unit_parent",
    ]
}
