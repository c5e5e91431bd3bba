import Access
import Care
import Storage

extension Session {
    /// The place itself and all above it, from wide to narrow.
    func path(to region: Region) throws -> [Place] {
        try rows(
            """
            SELECT code, name_zh, name_en FROM region WHERE code IN \(list: region.upwards) ORDER BY code
            \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }

    /// Whether a place is there and has not ended.
    func isCurrent(_ region: Region) throws -> Bool {
        try row(
            """
            SELECT code FROM region WHERE code = \(region) AND ended_on IS NULL
            \(unscoped: "the names of places are public")
            """) != nil
    }

    func keep(_ place: Place) throws {
        try run(
            """
            INSERT INTO region (code, level, parent, name_zh, name_en)
            VALUES (\(place.region), \(place.region.level.rawValue), \(place.region.parent),
                \(place.name(in: .zhHans)), \(place.name(in: .en)))
            ON CONFLICT (code) DO NOTHING
            \(unscoped: "the operator sets up the tree of places")
            """)
    }
}

extension Place {
    /// The digits that everything inside a place shares, written in SQL: `Region.prefix`.
    static let prefix: SQL = """
        SUBSTR(r.code, 1, CASE r.level WHEN 'province' THEN 2 WHEN 'city' THEN 4 WHEN 'county' THEN 6
            WHEN 'township' THEN 9 ELSE 12 END)
        """
}
