public import Access
public import Care
import Foundation
import Storage

/// Offers places to somebody who chooses where they live, never more than fit into one list.
///
/// A small city is offered whole; a nation is offered level by level, or by name.
public struct ChoosePlace: KeptQuery {
    public static let permission = Permission.anyone
    public static let opensIdentity = false
    /// What a thumb still scrolls through.
    public static let atMost = 200
    /// What a search finds; whoever gets more types one more sign.
    public static let mostFound = 30

    /// Only what lies inside this place.
    public var within: Region?
    /// Only what is called so.
    public var search: String?

    public init(within: Region? = nil, search: String? = nil) {
        self.within = within
        self.search = search
    }

    public static let topic = RegionsContents.places

    /// Steps through the tree are the same for everybody; what people type is not.
    public var isWorthKeeping: Bool { (search ?? "").isEmpty }

    public struct Outcome: Codable, Sendable {
        /// The place within which was searched, and those above it.
        public let path: [Place]
        public let places: [Place]
        /// The places above those that were found by name, by which one is told from another.
        public let above: [Place]
        /// Whether there is more inside these places, or more of that name.
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let path = try within.map { try session.path(to: $0) } ?? []
        let name = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard name.isEmpty else { return try found(name, path, session) }
        let first = try within.map { try session.currentChildren(of: [$0], atMost: Self.atMost + 1) }
            ?? session.currentRoots(atMost: Self.atMost + 1)
        let (places, hasMore) = try session.asManyLevelsAsFit(from: first, atMost: Self.atMost)
        return Outcome(path: path, places: places, above: [], hasMore: hasMore)
    }

    private func found(
        _ name: String, _ path: [Place], _ session: borrowing Session<Self>
    ) throws -> Outcome {
        let places = try session.currentPlaces(called: name, within: within, atMost: Self.mostFound + 1)
        let shown = Array(places.prefix(Self.mostFound))
        let above = Set(shown.flatMap { $0.region.upwards.dropFirst() })
        let names = try session.rows(
            """
            SELECT code, name_zh, name_en FROM region WHERE code IN \(list: above.sorted()) ORDER BY code
            \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
        return Outcome(path: path, places: shown, above: names, hasMore: places.count > shown.count)
    }
}

extension Session {
    func currentChildren(of parents: [Region], atMost: Int) throws -> [Place] {
        try rows(
            """
            SELECT code, name_zh, name_en FROM region WHERE parent IN \(list: parents) AND ended_on IS NULL
            ORDER BY code LIMIT \(atMost) \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }

    /// The places that have none above them here: a nation's provinces, or the one city of a small house.
    ///
    /// Found by leaping from each to the first code beyond it, so that 660,000 rows cost as many steps as there are
    /// provinces: a place's own code is the smallest inside it.
    func currentRoots(atMost: Int) throws -> [Place] {
        try rows(
            """
            WITH RECURSIVE root (code, beyond) AS (
                SELECT r.code, \(Place.prefix) || '~' FROM region r WHERE r.code = (SELECT MIN(code) FROM region)
                UNION ALL
                SELECT r.code, \(Place.prefix) || '~' FROM root JOIN region r
                    ON r.code = (SELECT MIN(n.code) FROM region n WHERE n.code > root.beyond)
            )
            SELECT r.code, r.name_zh, r.name_en FROM root JOIN region r ON r.code = root.code
            WHERE r.ended_on IS NULL ORDER BY r.code LIMIT \(atMost) \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }

    /// By the beginning of the name in the whole tree; by any part of it within a place.
    func currentPlaces(called name: String, within: Region?, atMost: Int) throws -> [Place] {
        let called = within.map { anyPart(of: name, within: $0) } ?? beginning(name, atMost: atMost)
        return try rows(
            """
            SELECT r.code, r.name_zh, r.name_en FROM region r WHERE r.code IN (\(called)) AND r.ended_on IS NULL
            ORDER BY r.code LIMIT \(atMost) \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }

    /// Two ranges of two indexes, so that a nation is not read through for a name. No more is taken from either than
    /// can be shown: half the villages may begin with one sign. Shorter names are taken first.
    private func beginning(_ name: String, atMost: Int) -> SQL {
        let small = name.lowercased()
        return """
            SELECT z.code FROM (
                SELECT n.code FROM region n WHERE n.name_zh \(DialectHole.binaryCollation) >= \(name)
                    AND n.name_zh \(DialectHole.binaryCollation) < \(name + Self.highest) AND n.ended_on IS NULL
                ORDER BY n.name_zh \(DialectHole.binaryCollation), n.code LIMIT \(atMost)) z
            UNION
            SELECT e.code FROM (
                SELECT n.code FROM region n WHERE n.name_en <> ''
                    AND LOWER(n.name_en) \(DialectHole.binaryCollation) >= \(small)
                    AND LOWER(n.name_en) \(DialectHole.binaryCollation) < \(small + Self.highest)
                    AND n.ended_on IS NULL
                ORDER BY LOWER(n.name_en) \(DialectHole.binaryCollation), n.code LIMIT \(atMost)) e
            """
    }

    private func anyPart(of name: String, within region: Region) -> SQL {
        let pattern = LikePattern.containing(name.lowercased())
        return """
            SELECT n.code FROM region n WHERE n.code >= \(region.prefix) AND n.code < \(region.prefix + "~")
                AND (LOWER(n.name_zh) LIKE \(pattern) ESCAPE '!' OR LOWER(n.name_en) LIKE \(pattern) ESCAPE '!')
            """
    }

    /// Sorts behind every sign that a name may go on with.
    private static var highest: String { "\u{10FFFF}" }

    /// The first level, and as many below it as fit into one list together.
    fileprivate func asManyLevelsAsFit(from first: [Place], atMost: Int) throws -> (places: [Place], hasMore: Bool) {
        var places = Array(first.prefix(atMost))
        var level = places
        while !level.isEmpty {
            let room = atMost - places.count
            let below = try currentChildren(of: level.map(\.region), atMost: room + 1)
            if below.count > room { return (places.sorted { $0.region < $1.region }, true) }
            places += below
            level = below
        }
        return (places.sorted { $0.region < $1.region }, false)
    }
}
