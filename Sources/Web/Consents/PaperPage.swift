import Access
import CampaignRules
import Care
import Consents

/// The form that writes down an answer given on paper, with its scan.
struct PaperPage {
    let seat: ReadSeat.Outcome
    let form: AccountForm
    let path: String
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let seat = try await visit.perform(
            ReadSeat(campaign: visit.fields["campaign"] ?? "", participant: visit.fields["participant"] ?? ""))
        let page = PaperPage(
            seat: seat, form: AccountForm(visit: visit, problem: problem), path: try visit.consentsPath,
            waiting: try await visit.waitingAlerts())
        return .page(page.page, after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError else { return nil }
        return try await show(visit, problem: problem)
    }

    private var page: Page {
        let visit = form.visit
        let number = visit.say(Self.number(seat.number))
        let place = seat.names.map { "\(visit.choose($0)) · \(number)" } ?? number
        let title = Phrase("consents.paper.title", ["place": place])
        return Page(
            title: visit.title(title, isAgain: form.problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(back)">‹ \(visit.choose(seat.titles))</a></p>
                \(form.faults)<div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: "consents.paper.lead")</p></div></div>\(fields)\(if: seat.asksSharing, sharing)
                """)
    }

    /// The place on a class's list; who was met at the door has none.
    static func number(_ number: Int) -> Phrase {
        guard number > 0 else { return Phrase("consents.papers.resident") }
        return Phrase("consents.guardian.number", ["number": "\(number)"])
    }

    /// The paper may also answer what is asked by itself.
    private var sharing: HTML {
        let address = form.visit.path.replacing("/paper", with: "/sharing")
        return "<p><a class=\"link\" href=\"\(address)\">\(say: "consents.sharing.record")</a></p>"
    }

    private var back: String { seat.unit.map { "\(path)/classes/\($0)" } ?? "\(path)/papers" }

    private var fields: HTML {
        """
        <form class="card narrow" method="post" action="\(form.visit.path)" enctype="multipart/form-data">\
        \(Form.token(form.visit))\(Form.request(form.visit))
        \(form.choices("giver", Phrase("consents.paper.giver"), givers))
        \(form.choices("standing", Phrase("consents.paper.standing"), standings))
        \(form.text("signedBy", Phrase("consents.paper.signedBy"), hint: Phrase("consents.paper.signedByHint"),
            attributes: " required maxlength=\"\(RecordPaperConsent.longestName)\" autocomplete=\"off\""))
        \(form.day("signedOn", Phrase("consents.paper.signedOn")))
        \(version)\(scan)
        <div class="actions"><button class="btn">\(say: "consents.paper.do")</button></div></form>
        """
    }

    /// A child who is not asked may still say no.
    private var givers: [(String, Phrase)] {
        ConsentGiver.allCases.filter { seat.asked.contains($0) || $0 == .person }
            .sorted { first, _ in first == .guardian }.map { ($0.rawValue, Phrase("consents.giver.\($0.rawValue)")) }
    }

    private var standings: [(String, Phrase)] {
        ConsentStanding.allCases.map { ($0.rawValue, Phrase("consents.standing.\($0.rawValue)")) }
    }

    /// Asked only where a paper can bear different words.
    private var version: HTML {
        guard seat.versions.count > 1 else { return .empty }
        let chosen = form.given("version")
        let options: [HTML] = seat.versions.map { number in
            let name = Phrase("consents.notice.version", ["version": "\(number)"])
            return """
                <option value="\(number)"\(if: chosen == "\(number)", " selected")>\(say: name)</option>

                """
        }
        return """
            <div class="field"><label for="version">\(say: "consents.paper.version")</label>
            <select id="version" name="version">\(each: options)</select></div>
            """
    }

    private var scan: HTML {
        let fault = FieldFault(isAt("scan") ? form.problem?.phrase : nil, id: "scan", hint: "scan-hint")
        return """
            <div class="field"><label for="scan">\(say: "consents.paper.scan")</label>
            <span class="hint" id="scan-hint">\(say: "consents.paper.scanHint",
                ["megabytes": "\(PaperScan.largestMegabytes)"])</span>
            <input type="file" id="scan" name="scan" required accept=".pdf,.png,.jpg,.jpeg"\(fault.attributes)>\
            \(fault.words)</div>
            """
    }

    private func isAt(_ field: String) -> Bool { form.problem?.kind == .invalid(field: field) }
}
