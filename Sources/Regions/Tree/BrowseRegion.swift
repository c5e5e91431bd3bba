public import Access
public import Care
import Foundation
public import Storage

/// Browses the tree within reach: a place with its figures and history, and what lies directly inside it.
public struct BrowseRegion: Query {
    public static let permission = Permission.seePlaces
    public static let opensIdentity = false
    public static let atMost = 100

    /// The place; without it, the places of the caller's own posts.
    public var region: Region?
    /// Only what is called so, at any depth.
    public var search: String?
    /// As the tree was on this day; today without it.
    public var on: Day?
    /// The last code of the page before.
    public var after: Region?

    public init(region: Region? = nil, search: String? = nil, on: Day? = nil, after: Region? = nil) {
        self.region = region
        self.search = search
        self.on = on
        self.after = after
    }

    public struct Outcome: Codable, Sendable {
        public let region: RegionCard?
        public let path: [Place]
        public let children: [RegionCard]
        /// Where the next page begins; `nil` on the last one.
        public let next: Region?
        /// Newest first.
        public let populations: [Population]
        public let formerNames: [FormerName]
        public let changes: [RegionChange]
        /// Open units of their own, by kind.
        public let units: [String: Int]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let day = on ?? session.today
        let name = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let found = try session.children(of: region, called: name, on: day, after: after, atMost: Self.atMost + 1)
        let page = Array(found.prefix(Self.atMost))
        let next = found.count > page.count ? page.last?.region : nil
        guard let region else {
            return Outcome(
                region: nil, path: [], children: page, next: next, populations: [], formerNames: [], changes: [],
                units: [:])
        }
        guard let card = try session.card(of: region, on: day) else { throw Refusal.notFound }
        return Outcome(
            region: card, path: try session.path(to: region), children: page, next: next,
            populations: try session.populations(of: region), formerNames: try session.formerNames(of: region),
            changes: try session.changes(of: region), units: try session.unitCounts(in: region))
    }
}

/// A place in a list: what it is called, how many live there, how many units are open in it.
public struct RegionCard: Codable, Sendable, Equatable {
    public let region: Region
    public let names: [String: String]
    public let population: Int?
    public let populationYear: Int?
    public let units: Int
    /// The first day without it.
    public let endedOn: Day?
}

/// How many people lived in a place at the end of a year, and who says so.
public struct Population: Codable, Sendable, Equatable {
    public let year: Int
    public let population: Int
    public let source: String
}

/// What a place was called, up to and including a day.
public struct FormerName: Codable, Sendable, Equatable {
    public let until: Day
    public let names: [String: String]
    public let source: String
}

/// One change of the tree: from that day on.
public struct RegionChange: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
        case renamed, merged, split, moved

        /// Whether whoever stands in the successor also reaches what belonged to the predecessor. A part of a split
        /// place must not see what belongs to its other parts.
        var isInherited: Bool { self == .merged || self == .moved }
    }

    public let day: Day
    public let kind: Kind
    public let predecessor: Region
    public let successor: Region
    public let source: String
}
