import Access
import Care
import Instruments

/// One load: what it says, the paper that proves it, and the decision of a second person.
struct ApprovalPage {
    let load: LoadLine
    var problem: (any Problem)?

    /// The page once more, with what did not work.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem.kind != .notFound, problem.kind != .forbidden, problem.kind != .notSignedIn else { return nil }
        let load = try await visit.perform(try await visit.input(ReadLoad.self))
        let page = try await ApprovalPage(load: load, problem: problem).page(for: visit)
        return .page(page, status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) async throws -> Page {
        let title = Phrase("instruments.approval.title", ["scale": visit.choose(load.titles)])
        let reading = try await reading(visit)
        return Page(
            title: title, frame: .staff, waiting: try await visit.waitingAlerts(),
            main: """
                <p class="no-print"><a href="/instruments/approvals">‹ \(say: "instruments.approvals.title")</a></p>
                \(Form.faults(problem?.phrase, field: problem?.kind == .invalid(field: "reason") ? "reason" : nil))
                <div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: load.what) · <span class="state">\(say: load.state.name)</span></p></div></div>
                \(reading)<div class="split"><div>\(facts(visit))</div><div>\(decision(visit))</div></div>
                """)
    }

    /// Before somebody decides, they see which words are hard for the youngest reader.
    private func reading(_ visit: Visit) async throws -> HTML {
        guard load.state == .loaded, let version = load.version else { return .empty }
        let found = try await visit.perform(
            ReadInstrument(instrument: load.instrument.rawValue, version: version))
        return ReadingNote(scale: found.scale.questionnaire).html(visit)
    }

    private func facts(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="brought"><h2 id="brought">\(say: "instruments.approval.brought")</h2>
        <dl class="pairs"><dt>\(say: "instruments.facts.owner")</dt>
        <dd>\(visit.placeName(load.region))\(load.unit.map { " · \($0)" } ?? "")</dd>
        <dt>\(say: "instruments.column.by")</dt><dd>\(load.loadedBy) · \(load.loadedAt.day.description)</dd>
        \(decided)</dl>
        \(load.version.map { look($0) } ?? .empty)</section>
        <section class="card" aria-labelledby="licence"><h2 id="licence">\(say: "instruments.source.own")</h2>
        \(LicenceList(licence: load.licence).html)
        \(if: load.licence.isCleared, "<p class=\"note\">\(say: "instruments.approval.cleared")</p>")
        <form method="post" action="\(address)/proof">\(Form.token(visit))
        <button class="btn small quiet">\(say: "instruments.do.proof", proof)</button></form>
        <p class="small">\(say: "instruments.approval.proofWords")</p></section>
        """
    }

    private var proof: [String: String] {
        let kilobytes = max(1, load.licence.proofSize / 1_024)
        return ["kind": load.licence.proofKind.rawValue.uppercased(), "size": "\(kilobytes)"]
    }

    private var address: String { "/instruments/approvals/\(load.id.rawValue)" }

    private func look(_ version: String) -> HTML {
        """
        <p><a href="/instruments/\(load.instrument.rawValue)?version=\(version)">\
        \(say: "instruments.approval.look")</a></p>
        """
    }

    private var decided: HTML {
        guard let by = load.decidedBy, let at = load.decidedAt else { return .empty }
        return """
            <dt>\(say: "instruments.approval.decided")</dt>
            <dd>\(by) · \(at.day.description)\(load.reason.map { "<span class=\"sub\">\($0)</span>" } ?? .empty)</dd>
            """
    }

    private func decision(_ visit: Visit) -> HTML {
        guard load.state == .loaded else { return .empty }
        let words: HTML = load.isOwn
            ? "<p>\(say: "instruments.approval.own")</p>"
            : """
            <p>\(say: "instruments.approval.words")</p>
            <form method="post" action="\(address)/approve">\(Form.token(visit))
            <button class="btn wide">\(say: "instruments.do.approve")</button></form>
            <details class="act"\(if: problem?.kind == .invalid(field: "reason"), " open")>\
            <summary>\(say: "instruments.do.decline")</summary>
            <form method="post" action="\(address)/decline">\(Form.token(visit))
            <div class="field"><label for="reason">\(say: "instruments.field.reason")</label>
            <input type="text" id="reason" name="reason" required maxlength="\(InstrumentError.longestLine)"></div>
            <button class="btn small danger">\(say: "instruments.do.decline")</button></form></details>
            """
        return """
            <section class="card" aria-labelledby="decide"><h2 id="decide">\(say: "instruments.approval.decide")</h2>
            \(words)</section>
            """
    }
}
