import Access
import Care
import Instruments

/// The form by which a scale is brought: its words, its licence, and the paper that proves it.
struct LoadPage {
    /// `nil` for a whole file.
    let form: ReadWordingForm.Outcome?
    let owner: OwnerField
    let waiting: Int?
    let given: Fields
    var problem: (any Problem)?

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> LoadPage {
        guard visit.holds(.loadInstruments) else { throw visit.isSignedIn ? Refusal.forbidden : Refusal.notSignedIn }
        let isWhole = visit.fields["template"] == LoadInstrument.whole
        return LoadPage(
            form: isWhole ? nil : try await visit.perform(ReadWordingForm(template: visit.fields["template"] ?? "")),
            owner: try await .find(visit, problem: problem),
            waiting: try await visit.waitingAlerts(), given: visit.fields, problem: problem)
    }

    /// The page once more, with what did not work. Files have to be chosen again: no page may hold them.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .conflict, .invalid:
            let page = try await find(visit, problem: problem)
            return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
        default: return nil
        }
    }

    private var address: String { "/instruments/load/\(form?.template ?? LoadInstrument.whole)" }

    func page(for visit: Visit) -> Page {
        let title = form.map { Phrase("instruments.form.title", ["scale": visit.choose($0.titles)]) }
            ?? Phrase("instruments.form.wholeTitle")
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/instruments/load">‹ \(say: "instruments.choose.title")</a></p>
                \(fault)
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "instruments.form.lead")</p></div></div>
                \(owner.finder(visit, address))
                <form class="card" method="post" action="\(address)" enctype="multipart/form-data">\(Form.token(visit))
                \(owner.html(visit))
                \(words)
                \(LicenceFields(needsClearance: form?.needsClearance ?? true, given: given, problem: problem).html)
                <div class="actions"><button class="btn">\(say: "instruments.form.do")</button></div></form>
                """)
    }

    private var fault: HTML { Form.faults(problem, field: problem?.field) }

    private var words: HTML {
        let hint: HTML = form == nil
            ? "\(say: "instruments.form.wholeHint")"
            : """
            \(say: "instruments.form.wordingHint", ["count": "\(form?.places.count ?? 0)"])
            <a href="\(address)/wording.csv">\(say: "instruments.form.wordingForm")</a>
            """
        return """
            <fieldset><legend><h2>\(say: "instruments.form.words")</h2></legend>
            <div class="field"><label for="file">\(say: "instruments.form.file")</label>
            <span class="hint" id="file-hint">\(hint)</span>
            <input type="file" id="file" name="file" required accept=".csv,.xlsx,.json"
            aria-describedby="file-hint"\(mark("file"))>\(if: isAt("file"), faultWords)</div></fieldset>
            """
    }

    private var faultWords: HTML {
        problem.map { "<span class=\"fault\">\(say: $0.phrase)</span>" } ?? .empty
    }

    private func mark(_ field: String) -> HTML { isAt(field) ? " aria-invalid=\"true\"" : .empty }
    private func isAt(_ field: String) -> Bool { problem?.kind == .invalid(field: field) }
}

/// It is kept and waits for a second person.
struct LoadedPage {
    let loaded: LoadedInstrument

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("instruments.loaded.title"), frame: .staff,
            main: """
                <section class="card calm"><h1>\(say: "instruments.loaded.title")</h1>
                <p>\(say: loaded.isNew ? "instruments.loaded.words" : "instruments.loaded.known")</p>
                <p class="actions"><a class="btn" href="/instruments/\(loaded.instrument.rawValue)">\
                \(say: "instruments.loaded.look")</a>
                <a class="btn plain" href="/instruments/approvals/\(loaded.load.rawValue)">\
                \(say: "instruments.loaded.state")</a></p></section>
                """)
    }
}
