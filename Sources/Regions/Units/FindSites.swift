public import Access
public import Care

/// Finds where a person in a place can go: what is open there, and in the places above it.
public struct FindSites: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var region: Region

    public init(region: Region) {
        self.region = region
    }

    public struct Outcome: Codable, Sendable {
        public let path: [Place]
        public let sites: [ServiceSite]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let kinds = try session.book(PlaceTypes.self).valid(in: region, on: session.today).filter(\.isPublic)
        return Outcome(
            path: try session.path(to: region),
            sites: try session.sites(servingAnyOf: region.upwards, kinds: kinds.map(\.code)))
    }
}
