public import Access
public import Care
import Storage

/// Names places by their codes, as a page needs them. The names of places are public.
public struct NamePlaces: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false
    /// More than any page shows.
    public static let atMost = 1_000

    public var regions: [Region]

    public init(regions: [Region]) {
        self.regions = regions
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Place] {
        guard regions.count <= Self.atMost else { throw Refusal.invalid(field: "regions") }
        return try session.rows(
            """
            SELECT code, name_zh, name_en FROM region WHERE code IN \(list: regions) ORDER BY code
            \(unscoped: "the names of places are public")
            """
        ).map(Place.init)
    }
}
