import Regions

/// The places, for programs: pages show them inside other pages.
enum RegionRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.program(.get, "places", ListPlaces.self)
        routes.program(.get, "places/{region}/sites", FindSites.self)
        return routes.list
    }()
}
