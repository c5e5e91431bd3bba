import Care
import Screenings

/// The open campaigns in which somebody may need a colleague to write their answers down.
struct EntryCampaignsPage {
    let campaigns: [ListEntryCampaigns.Line]

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("entry.title"), frame: .staff,
            main: """
                \(if: visit.fields["done"] != nil, "<p class=\"note\" role=\"status\">\(say: "entry.done")</p>")
                <div class="head"><div><h1>\(say: "entry.title")</h1><p>\(say: "entry.lead")</p></div></div>
                \(campaigns.isEmpty ? empty : list(visit))
                """)
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>\(say: "entry.empty")</h2><p>\(say: "entry.emptyWords")</p></div>"
    }

    private func list(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="campaigns"><table><caption class="visually-hidden">\(say: "entry.title")</caption>
        <thead><tr><th scope="col">\(say: "entry.column.campaign")</th>
        <th scope="col">\(say: "entry.column.waiting")</th></tr></thead><tbody>\(each: campaigns.map { line in
            """
            <tr><th scope="row"><a href="/campaigns/\(line.campaign)/entry">\(visit.choose(line.titles))</a></th>
            <td data-label="\(say: "entry.column.waiting")"><span>\(line.papersWaiting)</span></td></tr>

            """
        })</tbody></table></div>
        """
    }
}
