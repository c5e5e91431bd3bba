import Care
import Consents

/// The slips of a class, told this once: to print, to cut, and to hand out. No name stands on them or in an address.
struct SlipsPage {
    let slips: ConsentSlips
    let back: String
    let waiting: Int?

    static func show(_ slips: ConsentSlips, _ visit: Visit) async throws -> Reply {
        if visit.fields["as"] == "pdf" {
            return try .paper(SlipsPaper(slips: slips).paper(for: visit), name: "consent-slips")
        }
        let page = SlipsPage(
            slips: slips, back: try visit.fields["unit"] == nil ? visit.consentsPath : visit.classPath,
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        let name = slips.unit.map { visit.choose($0) } ?? ""
        let title = Phrase("consents.slips.page", ["class": name])
        return Page(
            title: title, frame: .staff, waiting: waiting,
            main: """
                <div class="no-print"><p><a href="\(back)">‹ \(say: "consents.slips.back")</a></p>
                <div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: "consents.slips.lead", ["count": "\(slips.slips.count)"])</p></div></div>
                <p class="note warn">\(say: "consents.slips.once")</p>\(if: !slips.slips.isEmpty, asPaper(visit))</div>
                <div class="slips">\(each: slips.slips.map { slip($0, visit) })</div>
                \(if: slips.slips.isEmpty, none)
                """)
    }

    /// The same form once more: it tells the same slips, this time as a paper to print.
    private func asPaper(_ visit: Visit) -> HTML {
        let kept = ["request", "again", "unit"].compactMap { name in visit.fields[name].map { Form.hidden(name, $0) } }
        return """
            <form method="post" action="\(visit.path)">\(Form.token(visit))\(each: kept)\(Form.hidden("as", "pdf"))
            <p class="actions"><button class="btn">\(say: "consents.slips.paper")</button></p></form>
            """
    }

    private var none: HTML { "<div class=\"empty\"><h2>\(say: "consents.slips.none")</h2></div>" }

    private func slip(_ slip: ConsentSlip, _ visit: Visit) -> HTML {
        let address = "\(visit.origin)/consent/\(slip.secret)"
        let places = [slips.school, slips.unit].compactMap { $0 }.map { visit.choose($0) }.joined(separator: " · ")
        return """
            <section class="slip" aria-labelledby="slip-\(slip.number)">
            <h2 id="slip-\(slip.number)"><b>\(say: "consents.guardian.number", ["number": "\(slip.number)"])</b> \
            \(places)</h2>
            <p>\(say: "consents.slips.dear", ["campaign": visit.choose(slips.titles)])</p>
            \(QRPicture(address)?.html ?? .empty)
            <p class="code small">\(address)</p>
            <p class="small">\(say: "consents.slips.until", ["time": visit.date(slips.closesAt)])</p></section>

            """
    }
}
