import Access
import Care
import Storage

extension Session where Case == BrowseRegion {
    /// The name that held on a day is the earliest of those that ended on that day or later; else today's.
    private func columns(on day: Day) -> SQL {
        """
        r.code, r.ended_on,
        COALESCE((SELECT f.name_zh FROM region_former_name f WHERE f.region = r.code AND f.until_day >= \(day)
            ORDER BY f.until_day LIMIT 1), r.name_zh) AS name_zh,
        COALESCE((SELECT f.name_en FROM region_former_name f WHERE f.region = r.code AND f.until_day >= \(day)
            ORDER BY f.until_day LIMIT 1), r.name_en) AS name_en,
        (SELECT p.population FROM region_population p WHERE p.region = r.code ORDER BY p.year DESC LIMIT 1)
            AS population,
        (SELECT MAX(p.year) FROM region_population p WHERE p.region = r.code) AS year,
        (SELECT COUNT(*) FROM unit u WHERE u.region >= \(Place.prefix) AND u.region < \(Place.prefix) || '~'
            AND u.status = 'open' AND u.parent IS NULL) AS units
        """
    }

    func card(of region: Region, on day: Day) throws -> RegionCard? {
        try row(
            """
            SELECT \(columns(on: day)) FROM region r
            WHERE r.code = \(region) AND \(scope, region: "r.code")
            """
        ).map(RegionCard.init)
    }

    /// Without a name, what lies directly inside; with one, whatever is called so at any depth.
    func children(
        of region: Region?, called name: String, on day: Day, after: Region?, atMost: Int
    ) throws -> [RegionCard] {
        let prefix = region?.prefix ?? ""
        let part = LikePattern.containing(name.lowercased())
        let own = ownRegions
        return try rows(
            """
            SELECT \(columns(on: day)) FROM region r
            WHERE \(scope, region: "r.code") AND r.code > \(after?.code ?? "")
                AND (r.started_on IS NULL OR r.started_on <= \(day)) AND (r.ended_on IS NULL OR r.ended_on > \(day))
                AND \(name.isEmpty ? directly(inside: region, own) : anywhere(prefix, part))
            ORDER BY r.code LIMIT \(atMost)
            """
        ).map(RegionCard.init)
    }

    private func directly(inside region: Region?, _ own: [Region]) -> SQL {
        guard let region else { return "r.code IN \(list: own)" }
        return "r.parent = \(region)"
    }

    private func anywhere(_ prefix: String, _ part: String) -> SQL {
        """
        r.code >= \(prefix) AND r.code < \(prefix + "~")
            AND (LOWER(r.name_zh) LIKE \(part) ESCAPE '!' OR LOWER(r.name_en) LIKE \(part) ESCAPE '!')
        """
    }

    /// Where the caller's own posts are, without those that lie inside another.
    private var ownRegions: [Region] {
        let regions = caller.posts.filter { $0.unit == nil && $0.role.permissions.contains(.seePlaces) }.map(\.region)
        return Set(regions).filter { region in !regions.contains { $0 != region && $0.contains(region) } }.sorted()
    }

    func populations(of region: Region) throws -> [Population] {
        try rows(
            """
            SELECT year, population, source FROM region_population WHERE region = \(region) ORDER BY year DESC
            \(unscoped: "the place itself was found within the scope")
            """
        ).map { Population(year: try $0("year"), population: try $0("population"), source: try $0("source")) }
    }

    func formerNames(of region: Region) throws -> [FormerName] {
        try rows(
            """
            SELECT until_day, name_zh, name_en, source FROM region_former_name WHERE region = \(region)
            ORDER BY until_day DESC \(unscoped: "the place itself was found within the scope")
            """
        ).map { FormerName(until: try $0("until_day"), names: try $0.names, source: try $0("source")) }
    }

    /// What it came from and what it became.
    func changes(of region: Region) throws -> [RegionChange] {
        try rows(
            """
            SELECT day, kind, predecessor, successor, source FROM region_change
            WHERE predecessor = \(region) OR successor = \(region) ORDER BY day DESC, predecessor, successor
            \(unscoped: "the place itself was found within the scope; names of places are public")
            """
        ).map {
            RegionChange(
                day: try $0("day"), kind: try $0("kind"), predecessor: try $0("predecessor"),
                successor: try $0("successor"), source: try $0("source"))
        }
    }

    func unitCounts(in region: Region) throws -> [String: Int] {
        try rows(
            """
            SELECT u.kind, COUNT(*) AS count FROM unit u
            WHERE u.region >= \(region.prefix) AND u.region < \(region.prefix + "~") AND u.status = 'open'
                AND u.parent IS NULL AND \(scope, region: "u.region")
            GROUP BY u.kind
            """
        ).reduce(into: [:]) { $0[try $1("kind")] = try $1("count") }
    }
}

extension RegionCard {
    init(_ row: Row) throws {
        self.init(
            region: try row("code"), names: try row.names, population: try row("population"),
            populationYear: try row("year"), units: try row("units"), endedOn: try row("ended_on"))
    }
}
