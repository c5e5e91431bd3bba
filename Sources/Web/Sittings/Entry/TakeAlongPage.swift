import Access
import Care
import Screenings

/// Takes questions along to where there is no network (decision 0050). Without script nothing can be kept on a device:
/// then the page says that paper is the way, and leads to it.
struct TakeAlongPage {
    let found: ListPaperEntries.Outcome
    let names: [String: String]
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)? = nil) async throws -> Reply {
        let found = try await visit.perform(ListPaperEntries(campaign: try visit.addressPart("campaign")))
        let page = TakeAlongPage(found: found, names: try await visit.unitNames(found.units), problem: problem)
        return .page(try page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SittingProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    /// The script asks for the answer itself; a form that was sent without it comes back to the page.
    static func answer(_ outcome: some Encodable, _ visit: Visit) throws -> Reply {
        guard visit.wantsJSON else { return .go(try visit.alongPath) }
        return Reply(status: 200, body: .json(try JSONText.bytes(outcome)))
    }

    func page(for visit: Visit) throws -> Page {
        let title = Phrase("along.of", ["name": visit.choose(found.titles)])
        let campaign = try visit.addressPart("campaign")
        var page = Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            main: """
                <p class="no-print"><a href="/campaigns/\(campaign)/entry">‹ \(say: "entry.title")</a></p>
                \(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "along.lead")</p></div></div>
                \(paper(campaign, visit))
                \(found.isOpen ? form(campaign, visit) : "<p class=\"note\">\(say: "entry.closed")</p>")
                <h2>\(say: "along.rules")</h2><ul><li>\(say: "along.rule.red")</li>
                <li>\(say: "along.rule.locked", ["hours": "\(TakenInterview.hoursOnDevice)"])</li>
                <li>\(say: "along.rule.until", ["time": visit.date(found.papersUntil)])</li>
                <li>\(say: "along.rule.device")</li></ul>
                """)
        page.head = AlongPage.scripts(["js/along-take.js", "js/along-store.js"])
        return page
    }

    private func paper(_ campaign: String, _ visit: Visit) -> HTML {
        """
        <div class="note" id="no-along"><p>\(say: "along.paper")</p><ul>
        \(if: visit.holds(.carryOutCampaigns), """
            <li><a href="/campaigns/\(campaign)/participants">\(say: "along.paperForms")</a></li>
            """)
        <li><a href="/campaigns/\(campaign)/entry">\(say: "along.paperEntry")</a></li></ul></div>
        """
    }

    /// Shown by the script, which alone can keep anything. The number of the duty lead stays on the device.
    private func form(_ campaign: String, _ visit: Visit) -> HTML {
        """
        <form class="card narrow" method="post" action="/campaigns/\(campaign)/along/take" data-take hidden
        data-campaign="\(campaign)" data-place="\(say: "along.place", ["unit": "{unit}", "number": "{number}"])"
        data-taken="\(say: "along.taken", ["who": "{who}", "n": "{n}"])" data-failed="\(say: "along.takeFailed")"
        \(AlongPage.keeping)>\(Form.token(visit))
        <h2>\(say: "entry.who")</h2>\(EntrantFields(units: found.units, names: names).html(visit))
        <p>\(say: "entry.consent")</p>
        <div class="field"><label for="dutyPhone">\(say: "along.dutyPhone")</label>
        <span class="hint" id="phone-hint">\(say: "along.dutyPhoneHint")</span>
        <input type="tel" id="dutyPhone" name="dutyPhone" required pattern="[0-9+ \\-]{3,20}" maxlength="20"
        autocomplete="off" aria-describedby="phone-hint"></div>
        <p role="status"></p>
        <div class="actions"><button class="btn">\(say: "along.take")</button>
        <a class="btn quiet" href="\(AlongPage.path)">\(say: "along.open")</a></div></form>
        """
    }
}
