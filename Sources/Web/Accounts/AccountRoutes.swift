import Accounts

enum AccountRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.program(.get, "me", WhoAmI.self)
        return routes.list
    }()
}
