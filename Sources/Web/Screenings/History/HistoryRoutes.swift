import Screenings

/// A person's own history: keeping a result, looking back, and deleting.
///
/// The code comes in a form, the key in a cookie that ends with the browser; nothing stands in an address.
enum HistoryRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.form("sheet/keep", twin: BeginHistory.self, KeepResult.begin)
        routes.form("sheet/add", twin: AddToHistory.self, KeepResult.add)

        routes.words("history", LookBack.show)
        routes.form("history", twin: OpenHistory.self, LookBack.open)
        routes.program(.post, "history/read", ReadHistory.self)
        routes.form("history/close", twin: CloseHistory.self, LookBack.close)

        routes.form("history/remove", twin: RemoveFromHistory.self, ForgetResults.remove)
        routes.words("history/delete", ForgetResults.ask)
        routes.form("history/delete", twin: DeleteHistory.self, ForgetResults.deleteAll)
        routes.words("history/deleted") { visit in .page(HistoryGonePage().page(for: visit)) }
        return routes.list
    }()
}
