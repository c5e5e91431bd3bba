public import Care

/// Who answers today for an alert whose place was merged into another or moved there.
///
/// The alert keeps the old code. Whoever stands in the successor, or above it, reaches the alert and so must be able
/// to hold it; else it would climb past people who are there.
public struct Inheritance: Hashable, Sendable {
    /// The alert's own place, by its old code.
    public let origin: Region
    /// What came after it, the latest first.
    public let heirs: [Region]

    /// - Returns: `nil` where nothing came after the place.
    public init?(of origin: Region, heirs: [Region]) {
        guard !heirs.isEmpty else { return nil }
        self.origin = origin
        self.heirs = heirs
    }

    /// The widest place to which the alert climbs: the city above the latest heir.
    public var top: Region { (heirs.first ?? origin).upToItsCity.last ?? origin }

    /// Every place that reaches the alert, up to the cities; who answers today before who did in former days.
    var places: [Region] { (heirs + [origin]).flatMap(\.upToItsCity) }
}

extension Region {
    /// This place and those above it, as far as its city.
    public var upToItsCity: [Region] {
        let narrow = upwards.filter { $0.level >= .city }
        return narrow.isEmpty ? [self] : narrow
    }
}
