import Access
import Care
import Rights
import RightsRules

/// Where the receipt is written, to see how a request stands.
struct ReceiptCodePage {
    var receipt = ""
    var problem: RightsProblem?

    func page(for visit: Visit) -> Page {
        let title = Phrase("rights.own.standing")
        let fault = FieldFault(problem?.phrase, id: "receipt", hint: "receipt-hint")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: "receipt"))<h1>\(say: title)</h1>
                <form class="card" method="post" action="/s/rights/receipt">\(Form.token(visit))
                <div class="field"><label for="receipt">\(say: "rights.receipt.number")</label>
                <span class="hint" id="receipt-hint">\(say: "rights.receipt.hint")</span>
                <input class="code" type="text" id="receipt" name="receipt" value="\(receipt)" required maxlength="30"
                autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\
                \(fault.words)</div>
                <div class="actions"><button class="btn">\(say: "rights.own.look")</button></div></form>
                <p><a class="link" href="/s/rights">\(say: "rights.own.ask")</a></p>
                """)
    }
}

/// How one's own request stands: when an answer is due, what was decided and why, and the way to the file.
struct OwnRequestPage {
    let own: ReadOwnRequest.Outcome
    let receipt: String
    var problem: RightsProblem?

    static func open(_ visit: Visit) async throws -> Reply {
        try await reply(visit, problem: nil)
    }

    /// The same page with what is wrong with the code below it.
    static func reply(_ visit: Visit, problem: RightsProblem?) async throws -> Reply {
        let receipt = visit.fields["receipt"] ?? ""
        do {
            let own = try await visit.performOpenly(ReadOwnRequest(receipt: receipt))
            let page = OwnRequestPage(own: own, receipt: receipt, problem: problem)
            var reply = Reply.page(page.page(for: visit), after: problem)
            reply.isWrongCode = problem.map { Door.isWrongCode($0) } ?? false
            reply.isWrongGuess = problem.map { Door.isWrongGuess($0) } ?? false
            return reply
        } catch let wrong as RightsProblem {
            var reply = Reply.page(ReceiptCodePage(receipt: receipt, problem: wrong).page(for: visit), status: 422)
            reply.isWrongGuess = Door.isWrongGuess(wrong)
            return reply
        }
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("rights.own.standing")
        let words: HTML = "<p class=\"note\">\(own.words ?? "")</p>"
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: own.openUntil == nil ? nil : "code"))<h1>\(say: title)</h1>
                <p class="lead">\(say: own.kind.phrase)</p>
                <section class="card" aria-labelledby="state"><h2 id="state">\(say: state)</h2>
                \(if: own.words != nil, words)<dl class="pairs">
                <dt>\(say: "rights.fact.campaign")</dt><dd>\(visit.choose(own.titles))</dd>
                <dt>\(say: "rights.fact.asked")</dt><dd>\(visit.date(own.askedAt))</dd>
                <dt>\(say: own.answeredAt == nil ? "rights.fact.due" : "rights.fact.answered")</dt>
                <dd>\(visit.date(own.answeredAt ?? own.dueAt))</dd></dl></section>
                \(if: own.openUntil != nil, file(visit))\(own.certificate.map { $0.card(visit) } ?? .empty)
                <section class="note" aria-labelledby="unhappy"><h2 id="unhappy">\(say: "rights.own.unhappy")</h2>
                <p>\(visit.choose(own.complaints))</p></section>
                """)
    }

    private var state: Phrase {
        if own.isHeld { return Phrase("rights.state.held") }
        if own.isLate { return Phrase("rights.state.late") }
        guard let answer = own.answer else { return Phrase("rights.state.waiting") }
        return answer == .granted && own.kind == .delete
            ? Phrase("rights.state.deleted") : Phrase("rights.state.\(answer.rawValue)")
    }

    /// The second key: a receipt alone opens nothing.
    private func file(_ visit: Visit) -> HTML {
        let isGuardian = own.applicant == .guardian
        let fault = FieldFault(problem?.phrase, id: "code", hint: "code-hint")
        let hint = Phrase(isGuardian ? "rights.file.linkHint" : "rights.file.codeHint")
        return """
            <form class="card" method="post" action="/s/rights/file">\(Form.token(visit))\
            \(Form.hidden("receipt", receipt))<h2>\(say: "rights.file.open")</h2>
            <p>\(say: "rights.file.until", ["day": visit.date(own.openUntil ?? own.askedAt)])</p>
            <div class="field"><label for="code">\(say: isGuardian ? "rights.file.link" : "sittings.code.field")</label>
            <span class="hint" id="code-hint">\(say: hint)</span>
            <input class="code" type="text" id="code" name="code" required maxlength="200" autocomplete="off"
            autocapitalize="none" spellcheck="false"\(fault.attributes)>\(fault.words)</div>
            <div class="actions"><button class="btn">\(say: "rights.file.look")</button></div></form>

            """
    }
}
