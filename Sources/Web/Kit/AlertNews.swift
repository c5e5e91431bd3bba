import Access
import Care

/// How a page of work hears of a new alert while it lies open: the number in the rail changes, and one line says so.
/// Numbers only, and without script the page shows what was so when it came.
extension Page {
    func listensForAlerts(_ visit: Visit) -> Bool {
        frame == .staff && hearsAlerts && visit.holds(.watchAlerts)
    }

    /// What the script needs to know, at the rail.
    func alertAttributes(_ visit: Visit) -> HTML {
        guard listensForAlerts(visit) else { return .empty }
        return """
             data-alerts="/duty/live?rail=yes" data-words="\(say: "warnings.badge")"\
            \(if: waiting != nil, " data-waiting=\"\(waiting ?? 0)\"")
            """
    }

    /// The line is there from the beginning, so that a screen reader speaks what comes into it.
    func alertNews(_ visit: Visit) -> HTML {
        guard listensForAlerts(visit) else { return .empty }
        return """
            <p class="alert-news note bad no-print" id="alert-news" role="status"></p>
            <template id="alert-news-words">\(say: "warnings.news.words") \
            <a href="/duty">\(say: "warnings.news.look")</a></template>

            """
    }
}
