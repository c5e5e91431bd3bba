import Access
public import Care

/// Where whoever confirmed an import may write. Kept with it: the platform carries it out with their rights of that
/// moment, not with its own.
public struct ImportReach: Codable, Sendable {
    public let regions: [Region]
    public let units: [String]

    init(_ scope: Scope) {
        regions = scope.regions
        units = scope.units
    }

    /// - Parameter unit: the outermost unit, such as the school of a class.
    public func holds(_ region: Region, unit: String?) -> Bool {
        regions.contains { $0.contains(region) } || unit.map(units.contains) == true
    }

    func mayHold(_ row: some ImportRow) -> Bool {
        switch row.place {
        case .named(let region, let unit): holds(region, unit: unit)
        case .known: true
        }
    }
}
