public import Access
public import Care
import Storage

/// Takes over one slice of resident populations. The same slice again changes nothing.
public struct ImportPopulations: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var rows: [ListedPopulation]
    /// Only says what would happen.
    public var isTrial: Bool

    public init(rows: [ListedPopulation], isTrial: Bool = false) {
        self.rows = rows
        self.isTrial = isTrial
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let added: Int
        public let changed: Int
        public let unchanged: Int
        /// Places that are not in the tree.
        public let unknown: [Region]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard rows.count <= ImportRegions.mostRows else { throw Refusal.invalid(field: "rows") }
        let known = try session.regionsThere(rows.map(\.region))
        let kept = try session.keptPopulations(of: rows.map(\.region))
        var (added, changed, unchanged) = (0, 0, 0)
        for row in rows where known.contains(row.region) {
            switch kept[row.key] {
            case row: unchanged += 1
            case nil: added += 1
            default: changed += 1
            }
            if !isTrial, kept[row.key] != row { try session.keep(row) }
        }
        let unknown = Set(rows.map(\.region)).subtracting(known)
        return Outcome(added: added, changed: changed, unchanged: unchanged, unknown: unknown.sorted())
    }
}

/// How many people lived in a place, as a list says it.
public struct ListedPopulation: Codable, Sendable, Equatable {
    public let region: Region
    public let year: Int
    public let population: Int
    public let source: String

    public init(region: Region, year: Int, population: Int, source: String) {
        self.region = region
        self.year = year
        self.population = population
        self.source = source
    }

    fileprivate var key: String { "\(region) \(year)" }
}

extension Session {
    /// Which of these places are in the tree.
    func regionsThere(_ regions: [Region]) throws -> Set<Region> {
        Set(
            try rows(
                """
                SELECT code FROM region WHERE code IN \(list: Set(regions).sorted())
                \(unscoped: "the names of places are public")
                """
            ).map { try $0("code", as: Region.self) })
    }
}

extension Session where Case == ImportPopulations {
    fileprivate func keptPopulations(of regions: [Region]) throws -> [String: ListedPopulation] {
        try rows(
            """
            SELECT region, year, population, source FROM region_population WHERE region IN \(list: regions)
            \(unscoped: "the operator keeps the figures of all places")
            """
        ).reduce(into: [:]) {
            let row = ListedPopulation(
                region: try $1("region"), year: try $1("year"), population: try $1("population"),
                source: try $1("source"))
            $0[row.key] = row
        }
    }

    fileprivate func keep(_ row: ListedPopulation) throws {
        try run(
            """
            INSERT INTO region_population (region, year, population, source)
            VALUES (\(row.region), \(row.year), \(row.population), \(row.source))
            ON CONFLICT (region, year) DO UPDATE SET population = excluded.population, source = excluded.source
            \(unscoped: "the operator keeps the figures of all places")
            """)
    }
}
