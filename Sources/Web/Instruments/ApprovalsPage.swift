import Access
import Care
import Instruments

/// What was brought and waits for a second person.
struct ApprovalsPage {
    let loads: [LoadLine]
    let asked: ListLoads
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListLoads.self)
        let page = ApprovalsPage(
            loads: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        let shown = Array(loads.prefix(LoadLine.perPage))
        let kept = asked.all == true ? [("all", "yes")] : []
        return Page(
            title: Phrase("instruments.approvals.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/instruments">‹ \(say: "instruments.scale.back")</a></p>
                <div class="head"><div><h1>\(say: "instruments.approvals.title")</h1>
                <p>\(say: "instruments.approvals.lead")</p></div></div>
                \(chips)
                <div class="sheet cards" id="loads">\(shown.isEmpty ? empty : table(shown, visit))</div>
                \(PageLinks(
                    path: "/instruments/approvals", kept: kept, page: asked.page ?? 1,
                    hasMore: loads.count > LoadLine.perPage).html)
                """)
    }

    private var chips: HTML {
        let isAll = asked.all == true
        return """
            <ul class="chips"><li><a href="/instruments/approvals"\(if: !isAll, " aria-current=\"true\"")>\
            \(say: "instruments.approvals.waiting")</a></li>
            <li><a href="/instruments/approvals?all=yes"\(if: isAll, " aria-current=\"true\"")>\
            \(say: "instruments.approvals.all")</a></li></ul>
            """
    }

    private func table(_ loads: [LoadLine], _ visit: Visit) -> HTML {
        """
        <table><caption class="visually-hidden">\(say: "instruments.approvals.title")</caption>
        <thead><tr><th scope="col">\(say: "instruments.column.name")</th>
        <th scope="col">\(say: "instruments.column.what")</th>
        <th scope="col">\(say: "instruments.column.by")</th>
        <th scope="col">\(say: "instruments.column.state")</th></tr></thead>
        <tbody>\(each: loads.map { row($0, visit) })</tbody></table>
        """
    }

    private func row(_ load: LoadLine, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/instruments/approvals/\(load.id.rawValue)">\(visit.choose(load.titles))</a>
        <span class="sub">\(visit.placeName(load.region))\(load.unit.map { " · \($0)" } ?? "")</span></th>
        <td data-label="\(say: "instruments.column.what")"><span>\(say: load.what)</span></td>
        <td data-label="\(say: "instruments.column.by")"><span>\(load.loadedBy)
        <span class="sub">\(load.loadedAt.day.description)</span></span></td>
        <td data-label="\(say: "instruments.column.state")"><span class="state">\(say: load.state.name)</span></td></tr>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "instruments.approvals.empty")</h2>
        <p>\(say: "instruments.approvals.emptyWords")</p></div>
        """
    }
}

extension LoadLine {
    /// Whether words came with it, or only a longer licence.
    var what: Phrase {
        version.map { Phrase("instruments.load.version", ["version": $0]) } ?? Phrase("instruments.load.licence")
    }
}
