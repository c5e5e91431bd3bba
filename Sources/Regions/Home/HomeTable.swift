import Access
import Care
import Storage

extension Session where Case == SettleHome {
    func mayBeHome(_ region: Region) throws -> Bool {
        try regionsThere([region]).contains(region) || isTreeEmpty
    }

    func keepHome(_ region: Region) throws {
        try run(
            """
            INSERT INTO home_region (id, region, is_told) VALUES (1, \(region), TRUE)
            ON CONFLICT (id) DO UPDATE SET region = excluded.region, is_told = TRUE
            \(unscoped: "the operator says which place the house serves")
            """)
    }

    func unknownHome(_ region: Region) throws -> Home {
        Home(standing: .unknown, region: region, name: "", cities: try cities)
    }

    func home() throws -> Home {
        let kept = try row(
            """
            SELECT h.region AS kept, h.is_told, r.code, r.name_zh, r.ended_on
            FROM home_region h LEFT JOIN region r ON r.code = (SELECT p.region FROM published_home p)
            \(unscoped: "which place the house serves is no secret")
            """)
        let cities = try cities
        guard let kept, let region: Region = try kept("code") else {
            let standing: Home.Standing = try isTreeEmpty ? .noPlaces : kept == nil ? .untold : .unknown
            return Home(standing: standing, region: try kept?("kept"), name: "", cities: cities)
        }
        let hasEnded = try kept("ended_on", as: Day?.self) != nil
        let isTold: Bool = try kept("is_told")
        let standing: Home.Standing = hasEnded ? .split : isTold || cities <= 1 ? .settled : .outgrown
        return Home(standing: standing, region: region, name: try kept("name_zh"), cities: cities)
    }

    private var isTreeEmpty: Bool {
        get throws {
            try row("SELECT code FROM region LIMIT 1 \(unscoped: "the names of places are public")") == nil
        }
    }

    private var cities: Int {
        get throws {
            try row(
                """
                SELECT COUNT(*) AS count FROM region WHERE level = 'city' AND ended_on IS NULL
                \(unscoped: "the names of places are public")
                """)?("count") ?? 0
        }
    }
}

extension Session {
    /// The one city of a small house is its home; what is kept already stays.
    func findHome() throws {
        try run(
            """
            INSERT INTO home_region (id, region, is_told)
            SELECT 1, r.code, FALSE FROM region r WHERE r.level = 'city' AND r.ended_on IS NULL
                AND NOT EXISTS (
                    SELECT c.code FROM region c WHERE c.level = 'city' AND c.ended_on IS NULL AND c.code <> r.code)
            ON CONFLICT (id) DO NOTHING \(unscoped: "the operator sets up the tree of places")
            """)
    }
}
