import Access
import Care
import Rights
import RightsRules

/// What people have asked about their data: what waits, and until when.
struct RightsPage {
    let found: ListRightsRequests.Outcome
    let asked: ListRightsRequests
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListRightsRequests.self)
        let page = RightsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var showsAll: Bool { asked.all ?? false }

    func page(for visit: Visit) -> Page {
        let counts = ["open": "\(found.open)", "late": "\(found.late)"]
        return Page(
            title: Phrase("rights.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "rights.list.title")</h1>
                <p>\(say: "rights.list.lead")</p></div></div>
                <p class="note\(if: found.late > 0, " warn")">\(say: "rights.list.counts", counts)</p>
                <ul class="chips"><li><a href="/rights"\(if: !showsAll, " aria-current=\"true\"")>\
                \(say: "rights.list.open")</a></li><li>\
                <a href="/rights?all=yes"\(if: showsAll, " aria-current=\"true\"")>\
                \(say: "rights.list.all")</a></li></ul>
                \(found.requests.isEmpty ? empty : table(visit))
                \(PageLinks(
                    path: "/rights", kept: showsAll ? [(name: "all", value: "yes")] : [], page: asked.page ?? 1,
                    hasMore: found.hasMore
                ).html)<p class="small">\(say: "rights.list.counter")</p>
                """)
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "rights.list.title")</caption>
        <thead><tr><th scope="col">\(say: "rights.column.what")</th><th scope="col">\(say: "rights.column.who")</th>
        <th scope="col">\(say: "rights.fact.due")</th><th scope="col">\(say: "rights.column.state")</th></tr></thead>
        <tbody>\(each: found.requests.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ request: RightsRequest, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/rights/requests/\(request.id.rawValue)">\(say: request.kind.phrase)</a>
        <span class="sub">\(visit.choose(request.titles))</span></th>
        <td data-label="\(say: "rights.column.who")"><span>\(say: request.applicant.phrase)\
        <span class="sub">\(say: request.manner.phrase)</span></span></td>
        <td data-label="\(say: "rights.fact.due")"><span>\(visit.date(request.dueAt.day))</span></td>
        <td data-label="\(say: "rights.column.state")"><span><span class="state">\
        \(say: request.statePhrase(at: visit.now))</span></span></td></tr>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "rights.list.none")</h2><p>\(say: "rights.list.noneWords")</p></div>
        """
    }
}

extension RightsRequest {
    func statePhrase(at now: Moment) -> Phrase {
        if let answer { return Phrase("rights.state.\(answer.rawValue)") }
        if now > dueAt { return Phrase("rights.state.late") }
        return Phrase(firstBy == nil ? "rights.state.waiting" : "rights.state.second")
    }
}
