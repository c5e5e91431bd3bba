import Access
import CampaignRules
import Care
import Consents

/// Where a colleague writes down what somebody has said of a third party: the question as it is read aloud or stands on
/// the paper, and below it the form. What was said before is not told.
struct SharingPage {
    let found: ReadSharing.Outcome
    let form: AccountForm
    let path: String
    /// All consents of the campaign.
    let room: String
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let found = try await visit.perform(
            ReadSharing(campaign: visit.fields["campaign"] ?? "", participant: visit.fields["participant"] ?? ""))
        let page = SharingPage(
            found: found, form: AccountForm(visit: visit, problem: problem), path: try visit.sharingPath,
            room: try visit.consentsPath, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit), status: problem.map { Problems.status(of: $0.kind) } ?? 200)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError else { return nil }
        return try await show(visit, problem: problem)
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("consents.sharing.record")
        return Page(
            title: form.problem == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(room)/papers">‹ \(visit.choose(found.titles))</a></p>\(form.faults)
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "consents.sharing.recordLead")</p></div></div>
                \(chosen.map { SharingForm(asked: $0, found: found, form: form, path: path).html } ?? list(visit))
                \(if: !found.records.isEmpty, records(visit))
                """)
    }

    /// The one that was asked for, by an address or by the form that comes back.
    private var chosen: AskedThirdParty? { found.asked.first { $0.recipient == form.given("recipient") } }

    private func list(_ visit: Visit) -> HTML {
        guard !found.asked.isEmpty else { return "<p class=\"note\">\(say: "consents.sharing.nobody")</p>" }
        return "\(each: found.asked.map { choice($0, visit) })"
    }

    private func choice(_ asked: AskedThirdParty, _ visit: Visit) -> HTML {
        let address = "\(path)?recipient=\(asked.recipient)"
        return """
            <section class="card"><h2>\(ToldRecipientWords.spoken(asked.told.names, visit))</h2><p class="actions">
            <a class="btn small quiet" href="\(address)&amp;manner=paper">\(say: "consents.sharing.onPaper")</a>
            <a class="btn small quiet" href="\(address)&amp;manner=aloud">\(say: "consents.sharing.aloud")</a></p>
            </section>

            """
    }

    private func records(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="records"><h2 id="records">\(say: "consents.sharing.records")</h2>
        <ul>\(each: found.records.map { record($0, visit) })</ul></section>
        """
    }

    private func record(_ note: SharingNote, _ visit: Visit) -> HTML {
        """
        <li>\(note.name) · \(say: Phrase("consents.giver.\(note.giver.rawValue)"))
        <span class="sub">\(visit.date(note.at))</span>
        <form method="post" action="\(room)/sharing/\(note.id.rawValue)/open">\(Form.token(visit))
        <button class="btn small plain">\(say: "consents.sharing.open")</button></form></li>

        """
    }
}
