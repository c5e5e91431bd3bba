import Access
import Care
import Regions

/// The names of the units (schools, stations) in which people hold posts.
struct PostPlaces {
    private let units: [String: [String: String]]

    /// Asks only where there is a post in a unit.
    static func find(for posts: [(region: Region, unit: String?)], _ visit: Visit) async throws -> PostPlaces {
        let codes = Set(posts.compactMap(\.unit)).sorted()
        return PostPlaces(units: codes.isEmpty ? [:] : try await visit.performOpenly(NameUnits(codes: codes)))
    }

    /// The unit where there is one, else the place.
    func name(of region: Region, unit: String?, _ visit: Visit) -> String {
        guard let unit else { return visit.placeName(region) }
        return units[unit].map(visit.choose) ?? visit.placeName(region)
    }
}
