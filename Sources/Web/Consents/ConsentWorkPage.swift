import Care
import Consents

/// The campaigns of the caller's school, with how many guardians have still to be asked.
struct ConsentWorkPage {
    let work: [ConsentWork]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let work = try await visit.perform(ListConsentWork())
        return .page(ConsentWorkPage(work: work, waiting: try await visit.waitingAlerts()).page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("consents.work.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "consents.work.title")</h1>
                <p>\(say: "consents.work.lead")</p></div></div>
                \(work.isEmpty ? none : table(visit))
                """)
    }

    private var none: HTML {
        """
        <div class="empty"><h2>\(say: "consents.work.none")</h2><p>\(say: "consents.work.noneHint")</p></div>
        """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards brief"><table><caption class="visually-hidden">\(say: "consents.work.title")</caption>
        <thead><tr><th scope="col">\(say: "consents.column.campaign")</th>
        <th scope="col">\(say: "consents.column.closes")</th>
        <th scope="col" class="num">\(say: "consents.column.waiting")</th></tr></thead>
        <tbody>\(each: work.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ConsentWork, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/campaigns/\(line.campaign)/consents">\(visit.choose(line.titles))</a></th>
        <td data-label="\(say: "consents.column.closes")"><span>\(visit.date(line.closesAt))\
        \(if: !line.isOpen, " <span class=\"state\">\(say: "consents.state.closed")</span>")</span></td>
        <td class="num" data-label="\(say: "consents.column.waiting")"><span>\(line.waiting)</span></td></tr>

        """
    }
}
