import Care
import Screenings

enum ScreeningRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("about") { visit in .page(Page(title: Phrase("about.title"), main: "<h1>\(say: "about.title")</h1>")) }
        return routes.list
    }()
}
