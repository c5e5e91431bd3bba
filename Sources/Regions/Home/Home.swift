public import Care

/// The place that this house serves: who names no place of their own is looked after there.
public struct Home: Codable, Sendable, Equatable {
    public enum Standing: String, Codable, Sendable, CaseIterable {
        case settled
        /// There is no place at all yet: the first start comes before the list.
        case noPlaces
        /// Nobody has told it, and the tree does not hold exactly one city.
        case untold
        /// It was found as the only city, and there are more by now.
        case outgrown
        /// It is not in the tree.
        case unknown
        /// It was split, and nobody can say which part is meant.
        case split
    }

    public let standing: Standing
    /// As told or found; where it has merged or moved, the place that came after it.
    public let region: Region?
    public let name: String
    /// How many cities the tree holds now.
    public let cities: Int

    public init(standing: Standing, region: Region?, name: String, cities: Int) {
        self.standing = standing
        self.region = region
        self.name = name
        self.cities = cities
    }
}
