public import Care

/// Who answers today for an alert whose place was merged into another or moved there.
///
/// The alert keeps the old code. Whoever stands in the successor, or above it, reaches the alert and so must be able
/// to hold it; else it would climb past people who are there.
public struct Inheritance: Hashable, Sendable {
    /// The alert's own place, by its old code.
    public let origin: Region
    /// What came after it: after the nearest place first, and of each chain the latest first.
    public let heirs: [Region]

    /// - Parameter successors: what came after each place by a merger or a move. A chain goes on through the places
    ///   above an heir: where a county has ended, its townships have as well.
    /// - Returns: `nil` where nothing came after the place.
    public init?(of origin: Region, successors: [Region: Set<Region>]) {
        let chains = Chains(successors: successors)
        var heirs: [Region] = []
        for place in origin.upwards {
            let later = chains.all(after: place).subtracting(heirs + [origin])
            heirs += later.map { (heir: $0, further: chains.further(than: $0)) }
                .sorted { ($0.further, $0.heir) < ($1.further, $1.heir) }.map(\.heir)
        }
        guard !heirs.isEmpty else { return nil }
        self.origin = origin
        self.heirs = heirs
    }

    /// The place that came last: the one that stands today.
    public var latest: Region { heirs.first ?? origin }

    /// Every place that reaches the alert, up to the cities; who answers today before who did in former days.
    var places: [Region] { (heirs + [origin]).flatMap(\.upToItsCity) }
}

/// Who comes after whom through any number of mergers and moves.
private struct Chains {
    let successors: [Region: Set<Region>]

    /// Every place is looked at once, so that a loop in the data comes to an end.
    func all(after place: Region) -> Set<Region> {
        var (found, open): (Set<Region>, Set<Region>) = ([], successors[place] ?? [])
        while let next = open.popFirst() {
            found.insert(next)
            let later = next.upwards.flatMap { successors[$0] ?? [] }
            open.formUnion(Set(later).subtracting(found))
        }
        return found
    }

    /// How many places came after one or after what is above it; none after the latest.
    func further(than place: Region) -> Int {
        place.upwards.reduce(into: Set<Region>()) { $0.formUnion(all(after: $1)) }.count
    }
}

extension Region {
    /// This place and those above it, as far as its city.
    fileprivate var upToItsCity: [Region] {
        let narrow = upwards.filter { $0.level >= .city }
        return narrow.isEmpty ? [self] : narrow
    }
}
