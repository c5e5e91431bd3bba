import Access
import CampaignRules
import Care
import Rights

/// The register of who receives data from a place, and the form for a new one.
struct RecipientsPage {
    let found: ListRecipients.Outcome
    let asked: ListRecipients
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let asked = problem == nil ? try await visit.input(ListRecipients.self) : ListRecipients()
        let page = RecipientsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts(),
            problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var faultField: String? { problem?.field }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.recipient.title"), frame: .staff, waiting: waiting,
            main: """
                \(Form.faults(problem?.phrase, field: faultField))
                <div class="head"><div><h1>\(say: "rights.recipient.title")</h1>
                <p>\(say: "rights.recipient.lead")</p></div></div>
                \(found.recipients.isEmpty ? none : table(visit))
                \(PageLinks(path: "/recipients", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)\
                \(publicLink(visit))\(form(visit))
                """)
    }

    private var none: HTML {
        "<div class=\"empty\"><h2>\(say: "rights.recipient.none")</h2></div>"
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "rights.recipient.title")</caption>
        <thead><tr><th scope="col">\(say: "rights.recipient.name")</th>
        <th scope="col">\(say: "rights.recipient.kind")</th><th scope="col">\(say: "rights.recipient.untilOn")</th>
        <th scope="col">\(say: "rights.recipient.standing")</th></tr></thead>
        <tbody>\(each: found.recipients.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ recipient: Recipient, _ visit: Visit) -> HTML {
        let told = recipient.newest.terms.told
        return """
            <tr><th scope="row"><a href="/recipients/known/\(recipient.id.rawValue)">\
            \(ToldRecipientWords.spoken(told.names, visit))</a>
            <span class="sub">\(visit.placeName(recipient.region))</span></th>
            <td data-label="\(say: "rights.recipient.kind")"><span>\(say: told.kind.phrase)</span></td>
            <td data-label="\(say: "rights.recipient.untilOn")"><span>\(recipient.newest.untilWords(visit))</span></td>
            <td data-label="\(say: "rights.recipient.standing")"><span><span class="state">\
            \(say: recipient.standing.phrase)</span></span></td></tr>

            """
    }

    /// What everybody may read of the own place.
    private func publicLink(_ visit: Visit) -> HTML {
        guard let post = visit.caller.posts.first else { return .empty }
        return """
            <p><a class="link" href="/receivers/\(post.region.code)">\(say: "rights.receivers.title")</a></p>

            """
    }

    private func form(_ visit: Visit) -> HTML {
        """
        <form class="card" method="post" action="/recipients/record">\(Form.token(visit))\(Form.request(visit))
        <h2>\(say: "rights.recipient.record")</h2>\(RecipientForm(visit, problem).html)
        <button class="btn">\(say: "rights.recipient.keep")</button></form>
        """
    }
}

extension RecipientStanding {
    var phrase: Phrase { Phrase("rights.recipientStanding.\(rawValue)") }
}

extension RecipientVersion {
    /// Until when it holds, or that no end was agreed.
    func untilWords(_ visit: Visit) -> String {
        terms.untilOn.map { visit.date($0) } ?? visit.say(Phrase("rights.recipient.noEnd"))
    }
}
