/// Pages of words that need nothing from the database, and the switch of language and size.
enum PlainRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("help") { visit in .page(HelpPage().page(for: visit)) }
        routes.words("young") { visit in .page(YoungPage().page(for: visit)) }
        routes.words("about") { visit in .page(AboutPage().page(for: visit)) }
        routes.words("privacy") { visit in .page(PrivacyPage().page(for: visit)) }
        routes.words("deleted") { visit in .page(DeletedPage().page(for: visit)) }
        routes.words("look", Look.change)
        return routes.list
    }()
}
