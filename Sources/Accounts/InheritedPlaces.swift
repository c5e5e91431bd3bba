import Access
import Care
import Storage

/// Whether a region of the table `post p` has inherited anything: most have not, and then nobody need ask what.
enum InheritedPlaces {
    static let areThere: SQL = """
        EXISTS (SELECT s.predecessor FROM published_region_succession s
            WHERE s.successor >= \(prefix) AND s.successor < \(prefix) || '~')
        """

    /// `Region.prefix`, by the zeros at the end of the code.
    private static let prefix: SQL = """
        SUBSTR(p.region, 1, CASE WHEN p.region LIKE '%0000000000' THEN 2 WHEN p.region LIKE '%00000000' THEN 4
            WHEN p.region LIKE '%000000' THEN 6 WHEN p.region LIKE '%000' THEN 9 ELSE 12 END)
        """
}

extension Session {
    /// The places outside a region that came to it by any number of mergers and moves, in the order of their codes.
    ///
    /// A county that moved with all its villages is one place here, and not eight hundred: each is a range in every
    /// statement of its readers, and SQLite takes no more than a thousand.
    ///
    /// A chain goes on inside what was inherited: where a township merged into one of a county that itself has moved
    /// since, the township's rows came along. `UNION` keeps each place once, so that a loop in the data ends.
    func placesInherited(by region: Region) throws -> [Region] {
        let (first, beyond) = (region.prefix, region.prefix + "~")
        let all = try rows(
            """
            WITH RECURSIVE came (code) AS (
                SELECT s.predecessor FROM published_region_succession s
                WHERE s.successor >= \(first) AND s.successor < \(beyond)
                UNION
                SELECT s.predecessor FROM came c JOIN published_region r ON r.code = c.code
                JOIN published_region_succession s ON s.successor >= r.code
                    AND s.successor < SUBSTR(r.code, 1, CASE r.level WHEN 'province' THEN 2 WHEN 'city' THEN 4
                        WHEN 'county' THEN 6 WHEN 'township' THEN 9 ELSE 12 END) || '~'
            )
            SELECT code FROM came WHERE NOT (code >= \(first) AND code < \(beyond))
            ORDER BY code \(unscoped: "the posts decide the scope and cannot be cut by it")
            """
        ).map { try $0("code", as: Region.self) }
        // A place stands before everything inside it.
        return all.reduce(into: []) { widest, place in
            if widest.last?.contains(place) != true { widest.append(place) }
        }
    }
}
