public import Access
public import Care
import Storage

/// Takes over one slice of a list of places, parents before children. The same slice again changes nothing.
///
/// A name that differs from the one that is kept is a renaming: the old name stays in the place's history.
public struct ImportRegions: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// A transaction that others can wait for.
    public static let mostRows = 1_000

    public var rows: [ListedRegion]
    /// Only says what would happen.
    public var isTrial: Bool

    public init(rows: [ListedRegion], isTrial: Bool = false) {
        self.rows = rows
        self.isTrial = isTrial
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let added: Int
        public let changed: Int
        public let unchanged: Int
        /// Places that have none above them, neither here nor in the list.
        public let orphans: [Region]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard rows.count <= Self.mostRows else { throw Refusal.invalid(field: "rows") }
        let orphans = try session.orphans(among: rows)
        let known = try session.knownRegions(among: rows)
        let good = rows.filter { !orphans.contains($0.region) }
        let new = good.filter { known[$0.region] == nil }
        let changed = good.filter { row in known[row.region].map { row.differs(from: $0) } ?? false }
        if !isTrial {
            try session.insert(new)
            for row in changed { try session.update(row, from: known[row.region]) }
            if !new.isEmpty || !changed.isEmpty { session.touch(RegionsContents.places) }
        }
        return Outcome(
            added: new.count, changed: changed.count, unchanged: good.count - new.count - changed.count,
            orphans: orphans.sorted())
    }
}

/// One place as a list names it.
public struct ListedRegion: Codable, Sendable, Equatable {
    public let region: Region
    public let name: String
    public let nameEn: String
    /// The class of town and country, 城乡分类代码, of a village.
    public let urbanClass: String?
    /// Whether the place above stands in the list too, or none is needed.
    public var hasParentInList: Bool

    public init(region: Region, name: String, nameEn: String, urbanClass: String?, hasParentInList: Bool) {
        self.region = region
        self.name = name
        self.nameEn = nameEn
        self.urbanClass = urbanClass
        self.hasParentInList = hasParentInList
    }

    /// What a list leaves out is not a difference.
    fileprivate func differs(from known: KnownRegion) -> Bool {
        name != known.name || (!nameEn.isEmpty && nameEn != known.nameEn)
            || (urbanClass != nil && urbanClass != known.urbanClass)
    }
}

/// A place as it is kept.
struct KnownRegion {
    let name: String
    let nameEn: String
    let urbanClass: String?
}

extension Session where Case == ImportRegions {
    /// Those without a place above them, and whatever hangs below those in the same slice.
    fileprivate func orphans(among rows: [ListedRegion]) throws -> Set<Region> {
        let doubtful = Set(rows.filter { !$0.hasParentInList }.compactMap(\.region.parent)).sorted()
        guard !doubtful.isEmpty else { return [] }
        let there = Set(
            try self.rows(
                """
                SELECT code FROM region WHERE code IN \(list: doubtful)
                \(unscoped: "the operator sets up the tree of places")
                """
            ).map { try $0("code", as: Region.self) })
        var orphans: Set<Region> = []
        for row in rows {
            guard let parent = row.region.parent else { continue }
            let isCut = !row.hasParentInList && !there.contains(parent)
            if isCut || orphans.contains(parent) { orphans.insert(row.region) }
        }
        return orphans
    }

    fileprivate func knownRegions(among rows: [ListedRegion]) throws -> [Region: KnownRegion] {
        try self.rows(
            """
            SELECT code, name_zh, name_en, urban_class FROM region WHERE code IN \(list: rows.map(\.region))
            \(unscoped: "the operator sets up the tree of places")
            """
        ).reduce(into: [:]) {
            $0[try $1("code")] = KnownRegion(
                name: try $1("name_zh"), nameEn: try $1("name_en"), urbanClass: try $1("urban_class"))
        }
    }

    fileprivate func insert(_ rows: [ListedRegion]) throws {
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO region (code, level, parent, name_zh, name_en, urban_class)
            VALUES \(joined: rows.map(Self.values))
            ON CONFLICT (code) DO NOTHING \(unscoped: "the operator sets up the tree of places")
            """)
    }

    private static func values(of row: ListedRegion) -> SQL {
        """
        (\(row.region), \(row.region.level.rawValue), \(row.region.parent), \(row.name), \(row.nameEn),
        \(row.urbanClass))
        """
    }

    fileprivate func update(_ row: ListedRegion, from known: KnownRegion?) throws {
        if let known, known.name != row.name {
            try keepFormerName(of: row.region, known, until: today.adding(days: -1), source: "list")
        }
        try run(
            """
            UPDATE region SET name_zh = \(row.name),
                name_en = \(row.nameEn.isEmpty ? known?.nameEn ?? "" : row.nameEn),
                urban_class = \(row.urbanClass ?? known?.urbanClass)
            WHERE code = \(row.region) \(unscoped: "the operator sets up the tree of places")
            """)
    }
}

extension Session {
    func keepFormerName(of region: Region, _ known: KnownRegion, until day: Day, source: String) throws {
        try run(
            """
            INSERT INTO region_former_name (region, until_day, name_zh, name_en, source)
            VALUES (\(region), \(day), \(known.name), \(known.nameEn), \(source))
            ON CONFLICT (region, until_day) DO NOTHING \(unscoped: "the operator sets up the tree of places")
            """)
    }
}
