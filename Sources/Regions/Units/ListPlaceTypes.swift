public import Access
public import Care

/// Lists the kinds of units that a region knows. The list itself is public.
public struct ListPlaceTypes: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var region: Region?

    public init(region: Region? = nil) {
        self.region = region
    }

    public func perform(in session: borrowing Session<Self>) throws -> [PlaceType] {
        try session.book(PlaceTypes.self).valid(in: region, on: session.today)
    }
}
