import Campaigns
import Care

/// The open campaigns in which residents are enrolled where they are met.
struct DoorCampaignsPage {
    let campaigns: [CampaignCard]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let campaigns = try await visit.perform(ListDoorCampaigns())
        let page = DoorCampaignsPage(campaigns: campaigns, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("door.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "door.title")</h1><p>\(say: "door.lead")</p></div></div>
                \(campaigns.isEmpty ? empty : list(visit))
                """)
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>\(say: "door.empty")</h2><p>\(say: "door.emptyWords")</p></div>"
    }

    private func list(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="campaigns"><table><caption class="visually-hidden">\(say: "door.title")</caption>
        <thead><tr><th scope="col">\(say: "door.column.campaign")</th>
        <th scope="col">\(say: "door.column.until")</th></tr></thead><tbody>\(each: campaigns.map { card in
            """
            <tr><th scope="row"><a href="/campaigns/\(card.id.rawValue)/door">\(visit.choose(card.titles))</a></th>
            <td data-label="\(say: "door.column.until")"><span>\(visit.date(card.closesAt))</span></td></tr>

            """
        })</tbody></table></div>
        """
    }
}
