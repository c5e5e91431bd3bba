import Access
import Campaigns
import Care

/// All campaigns that the person plans, approves or carries out, with what is next.
struct CampaignsPage {
    let found: ListCampaigns.Outcome
    let asked: ListCampaigns
    let units: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListCampaigns.self)
        let found = try await visit.perform(asked)
        let page = CampaignsPage(
            found: found, asked: asked, units: try await visit.unitNames(found.lines.compactMap(\.card.unit)),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("campaigns.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "campaigns.list.title")</h1>
                <p>\(say: "campaigns.list.lead")</p></div>\(if: visit.holds(.planCampaigns), new)</div>
                \(chips)
                \(found.lines.isEmpty ? empty : table(visit))
                \(PageLinks(
                    path: "/campaigns", kept: asked.all == true ? [("all", "yes")] : [], page: asked.page ?? 1,
                    hasMore: found.hasMore).html)
                """)
    }

    private var new: HTML {
        "<div class=\"actions\"><a class=\"btn small\" href=\"/campaigns/new\">\(say: "campaigns.do.plan")</a></div>"
    }

    private var chips: HTML {
        let isAll = asked.all == true
        return """
            <ul class="chips"><li><a href="/campaigns"\(if: !isAll, " aria-current=\"true\"")>\
            \(say: "campaigns.list.live")</a></li>
            <li><a href="/campaigns?all=yes"\(if: isAll, " aria-current=\"true\"")>\
            \(say: "campaigns.list.all")</a></li></ul>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="campaigns"><table>\
        <caption class="visually-hidden">\(say: "campaigns.list.title")</caption>
        <thead><tr><th scope="col">\(say: "campaigns.column.name")</th>
        <th scope="col">\(say: "campaigns.column.window")</th>
        <th scope="col" class="num">\(say: "campaigns.column.invited")</th>
        <th scope="col">\(say: "campaigns.column.next")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListCampaigns.Line, _ visit: Visit) -> HTML {
        let card = line.card
        let owner = card.unit.flatMap { units[$0] } ?? visit.placeName(card.region)
        return """
            <tr><th scope="row"><a href="/campaigns/\(card.id.rawValue)">\(visit.choose(card.titles))</a>
            <span class="sub">\(owner)\
            \(if: line.units > 0, " · \(say: "campaigns.list.units", ["count": "\(line.units)"])")</span></th>
            <td data-label="\(say: "campaigns.column.window")"><span>\(say: card.window(visit))</span></td>
            <td data-label="\(say: "campaigns.column.invited")" class="num"><span>\
            \(Figures.grouped(line.invited))</span></td>
            <td data-label="\(say: "campaigns.column.next")"><span><span class="state">\(say: card.state.phrase)</span>
            <span class="sub">\(say: card.next)</span></span></td></tr>

            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "campaigns.list.empty")</h2><p>\(say: "campaigns.list.emptyWords")</p></div>
        """
    }
}
