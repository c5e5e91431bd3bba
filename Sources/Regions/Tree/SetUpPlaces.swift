public import Access

/// Sets up places and sites from an operator's list. What is there stays as it is: a place is renamed by a change,
/// which keeps its old name.
public struct SetUpPlaces: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var places: [Place]
    public var sites: [ServiceSite]

    public init(places: [Place], sites: [ServiceSite]) {
        self.places = places
        self.sites = sites
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        for place in places { try session.keep(place) }
        for site in sites { try session.keep(site) }
        try session.findHome()
        session.touch(RegionsContents.places)
        return Done()
    }
}
