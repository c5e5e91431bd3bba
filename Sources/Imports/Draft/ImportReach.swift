import Access
import Care

/// Where whoever confirmed an import may write. Kept with it: the platform carries it out with their rights of that
/// moment, not with its own.
struct ImportReach: Codable {
    let regions: [Region]
    let units: [String]

    init(_ scope: Scope) {
        regions = scope.regions
        units = scope.units
    }

    func holds(_ row: some ImportRow) -> Bool {
        regions.contains { $0.contains(row.region) } || row.unit.map(units.contains) == true
    }
}
