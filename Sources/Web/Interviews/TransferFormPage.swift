import Access
import Care
import Interviews

/// The form by which an archive goes to another school: what goes along, to which school, and who has allowed it.
struct TransferFormPage {
    let preview: PreviewTransfer.Outcome
    let asked: PreviewTransfer
    let name: String
    let waiting: Int?
    let problem: (any Problem)?
    let fields: CareFields

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let finding = ID<Finding>(visit.fields["finding"] ?? "")
        // A school that there is not would otherwise keep the form from coming back.
        let isUnknown = problem as? TransferError == .noSuchSchool
        let asked = PreviewTransfer(
            finding: finding, search: visit.fields["search"], school: isUnknown ? nil : visit.fields["school"])
        let preview = try await visit.perform(asked)
        let card = try await visit.perform(ReadFinding(finding: finding)).card
        let names = try await visit.namesInCare(of: [card.member])
        let begun = ["saidOn": "\(visit.now.day)", "basis": preview.bases.first?.rawValue ?? ""]
        let page = TransferFormPage(
            preview: preview, asked: asked, name: names[card.member] ?? visit.say(Phrase("interviews.notOnRoster")),
            waiting: try await visit.waitingAlerts(), problem: problem,
            fields: CareFields(visit: visit, problem: problem, given: problem == nil ? begun : visit.fields.values))
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is TransferError || problem is InterviewError else { return nil }
        return try await show(visit, problem: problem)
    }

    private var finding: String { "/care/findings/\(asked.finding.rawValue)" }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("transfers.form.title", ["name": name])
        var field: String?
        // The school was chosen from a list; it is chosen anew where it is looked for.
        if case .invalid(let name) = problem?.kind { field = name == "school" ? "search" : name }
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(finding)">‹ \(name)</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "transfers.form.lead")</p></div></div>
                \(underWay)\(parts(visit))\(search)\(schools(visit))\(consent(visit))
                \(visit.watermark)
                """)
    }

    private var underWay: HTML {
        guard let transfer = preview.underWay else { return .empty }
        return """
            <p class="note warn"><a href="/transfers/\(transfer.rawValue)">\(say: "transfers.problem.underWay")</a></p>

            """
    }

    private func parts(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="parts"><h2 id="parts">\(say: "transfers.form.parts")</h2>
        \(preview.parts.list(visit))</section>

        """
    }

    /// A search by the name of a school; nothing of the pupil stands in the address.
    private var search: HTML {
        """
        <section class="card no-print" aria-labelledby="where"><h2 id="where">\(say: "transfers.form.where")</h2>
        <form method="get" action="\(finding)/transfer"><div class="field">
        <label for="search">\(say: "transfers.field.search")</label>
        <input id="search" name="search" value="\(asked.search ?? "")" maxlength="60" required autocomplete="off"></div>
        <button class="btn small quiet">\(say: "transfers.form.search")</button></form></section>

        """
    }

    private func schools(_ visit: Visit) -> HTML {
        guard asked.search.map({ !$0.isEmpty }) ?? false else { return .empty }
        guard !preview.schools.isEmpty else {
            return "<div class=\"empty\"><h2>\(say: "transfers.form.noSchool")</h2></div>"
        }
        return """
            <section class="card no-print" aria-labelledby="schools">
            <h2 id="schools">\(say: "transfers.form.schools")</h2>
            <ul class="tally">\(each: preview.schools.map { school($0, visit) })</ul></section>

            """
    }

    private func school(_ school: PreviewTransfer.School, _ visit: Visit) -> HTML {
        let choose: HTML = """
            <a class="btn small plain" href="\(finding)/transfer?school=\(Visit.encoded(school.code))">\
            \(visit.choose(school.names))</a>
            """
        let none: HTML = """
            <span>\(visit.choose(school.names))</span><span class="count">\(say: "transfers.form.noTeacher")</span>
            """
        return "<li>\(school.hasTeacher ? choose : none)</li>\n"
    }

    private func consent(_ visit: Visit) -> HTML {
        guard let school = preview.chosen else { return .empty }
        let danger: HTML = "<p class=\"note warn\">\(say: "transfers.form.danger")</p>"
        return """
            <section class="card" aria-labelledby="consent"><h2 id="consent">\(say: "transfers.form.consent")</h2>
            \(if: preview.guardianIsDanger, danger)\
            <p>\(say: "transfers.form.readOut")</p>
            <blockquote>\(say: Phrase(TransferEvidence.notice, ["school": visit.choose(school.names)]))</blockquote>
            <form method="post" action="\(finding)/transfer">\(Form.token(visit))\(Form.request(visit))\
            \(Form.hidden("school", school.code))
            \(fields.choices("basis", Phrase("transfers.field.basis"), preview.bases.map { ($0.rawValue, $0.phrase) }))
            \(if: preview.bases.contains(.guardianConsent), fields.line("saidBy", Phrase("transfers.field.saidBy"),
                hint: Phrase("transfers.field.saidByHint"), most: 100, isRequired: false))
            \(fields.day("saidOn", Phrase("transfers.field.saidOn"), to: visit.now.day, isRequired: false))
            \(fields.choices("way", Phrase("transfers.field.way"), ConsentWay.allCases.map { ($0.rawValue, $0.phrase) },
                isRequired: false, isFlat: true))
            \(fields.area("words", Phrase("transfers.field.words"), hint: Phrase("transfers.field.wordsHint"),
                most: 2_000))
            <p class="small">\(say: "transfers.form.until")</p>
            <div class="actions"><button class="btn">\(say: "transfers.form.send")</button></div></form></section>

            """
    }
}
