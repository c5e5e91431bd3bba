import Warnings

enum WarningRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.post("alerts/{alert}/acknowledge", AcknowledgeAlert.self) { _, visit in .go("/duty") }
        return routes.list
    }()
}
