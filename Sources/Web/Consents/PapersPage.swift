import Access
import CampaignRules
import Care
import Consents

/// The papers that were written down: to open one, or to mend a mistake by a second record. What a paper says stands
/// on the paper and in no list.
struct PapersPage {
    let found: ListPapers.Outcome
    let asked: ListPapers
    let path: String
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListPapers.self)
        let page = PapersPage(
            found: try await visit.perform(asked), asked: asked, path: try visit.consentsPath,
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("consents.papers.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(back(visit))">‹ \(visit.choose(found.titles))</a></p>
                <div class="head"><div><h1>\(say: "consents.papers.title")</h1>
                <p>\(say: "consents.papers.lead")</p></div></div>
                \(found.papers.isEmpty ? none : table(visit))
                \(PageLinks(path: "\(path)/papers", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    /// Who keeps consents of residents alone comes from the door, and has no classes to go back to.
    private func back(_ visit: Visit) -> String {
        visit.holds(.enrolResidents) ? path.replacing("/consents", with: "/door") : path
    }

    private var none: HTML {
        """
        <div class="empty"><h2>\(say: "consents.papers.none")</h2><p>\(say: "consents.papers.noneHint")</p></div>
        """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "consents.papers.title")</caption>
        <thead><tr><th scope="col">\(say: "consents.column.number")</th>
        <th scope="col">\(say: "consents.paper.giver")</th><th scope="col">\(say: "consents.paper.signedOn")</th>
        <th scope="col">\(say: "consents.papers.recorded")</th><th scope="col">\(say: "consents.column.act")</th></tr>
        </thead><tbody>\(each: found.papers.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ paper: ConsentPaper, _ visit: Visit) -> HTML {
        let number = visit.say(PaperPage.number(paper.number))
        let place = paper.names.map { "\(visit.choose($0)) · \(number)" } ?? number
        let isAloud = paper.manner == .aloud
        let (room, form) = isAloud ? ("aloud", "aloud") : ("papers", "paper")
        let open = Phrase(isAloud ? "consents.papers.openAloud" : "consents.papers.open")
        return """
            <tr><th scope="row">\(place)</th>
            <td data-label="\(say: "consents.paper.giver")"><span>\
            \(say: Phrase("consents.giver.\(paper.giver.rawValue)"))</span></td>
            <td data-label="\(say: "consents.paper.signedOn")"><span>\(visit.date(paper.signedOn))</span></td>
            <td data-label="\(say: "consents.papers.recorded")"><span>\(visit.date(paper.recordedAt))\
            \(if: paper.isReplaced, "<span class=\"sub\">\(say: "consents.papers.replaced")</span>")</span></td>
            <td><div class="actions"><form method="post" action="\(path)/\(room)/\(paper.consent.rawValue)/open">\
            \(Form.token(visit))<button class="btn small plain">\(say: open)</button></form>
            <a class="btn small plain" href="\(path)/people/\(paper.participant)/\(form)">\
            \(say: "consents.papers.mend")</a></div></td></tr>

            """
    }
}
