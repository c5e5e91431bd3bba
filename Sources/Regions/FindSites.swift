public import Access
public import Care

/// Finds the stations that serve a place: its own, and those of the places above it.
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
        Outcome(path: try session.path(to: region), sites: try session.sites(servingAnyOf: region.upwards))
    }
}
