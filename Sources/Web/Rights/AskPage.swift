import Access
import Care
import Rights

/// Where somebody asks about what is kept of them, by their code; or a guardian about a child under 14, by the link.
struct AskPage {
    enum Way { case code, link }

    let way: Way
    var problem: RightsProblem?
    var given: [String: String] = [:]

    static func askByCode(_ visit: Visit) async throws -> Reply {
        try await ask(visit, .code) { try await visit.performOpenly(try await visit.input(AskAboutOneself.self)) }
    }

    static func askByLink(_ visit: Visit) async throws -> Reply {
        try await ask(visit, .link) { try await visit.performOpenly(try await visit.input(AskAboutChild.self)) }
    }

    /// A wrong code or link is counted; every other problem is told on the page.
    private static func ask(_ visit: Visit, _ way: Way, _ asked: () async throws -> Receipt) async throws -> Reply {
        do {
            return .page(ReceiptPage(receipt: try await asked(), isCounter: false).page(for: visit))
        } catch let problem as RightsProblem {
            let page = AskPage(way: way, problem: problem, given: visit.fields.values)
            var reply = Reply.page(page.page(for: visit), status: Problems.status(of: problem.kind))
            reply.isWrongCode = Door.isWrongCode(problem)
            reply.isWrongGuess = Door.isWrongGuess(problem)
            return reply
        }
    }

    private var faultField: String? { problem?.field }

    func page(for visit: Visit) -> Page {
        let title = Phrase(way == .code ? "rights.own.title" : "rights.own.childTitle")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: faultField))<h1>\(say: title)</h1>
                <p class="lead">\(say: way == .code ? "rights.own.lead" : "rights.own.childLead")</p>
                <ul class="facts-list"><li>\(say: "rights.own.noReason")</li><li>\(say: "rights.own.clock")</li>
                <li>\(say: "rights.own.quicker")
                <a href="\(consentPath(visit))">\(say: "rights.own.takeBack")</a></li></ul>
                <form class="card" method="post" action="\(action(visit))" data-code>\(Form.token(visit))\
                \(Form.request(visit))\(if: way == .code, code)\
                \(AskFields(fields: CareFields(visit: visit, problem: problem, given: given)).html)
                <div class="actions"><button class="btn">\(say: "rights.ask.send")</button></div></form>
                <p><a class="link" href="/s/rights/receipt">\(say: "rights.own.haveReceipt")</a></p>
                """)
    }

    /// Taking a consent back is nearer than any request (PIPL art. 15).
    private func consentPath(_ visit: Visit) -> String {
        way == .code ? "/s/consent" : "/consent/\(Visit.encoded(visit.fields["secret"] ?? ""))"
    }

    private func action(_ visit: Visit) -> String {
        way == .code ? "/s/rights" : "\(consentPath(visit))/rights"
    }

    private var code: HTML {
        let fault = FieldFault(faultField == "code" ? problem?.phrase : nil, id: "code", hint: "code-hint")
        return """
            <div class="field"><label for="code">\(say: "sittings.code.field")</label>
            <span class="hint" id="code-hint">\(say: "sittings.code.hint")</span>
            <input class="code" type="text" id="code" name="code" value="\(given["code"] ?? "")" required maxlength="20"
            autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\(fault.words)</div>

            """
    }
}

/// What somebody has in hand who has asked.
struct ReceiptPage {
    let receipt: Receipt
    /// Whether a colleague has written it down and hands the receipt over.
    let isCounter: Bool

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.receipt.title"), frame: isCounter ? .staff : .person(tools: true),
            main: """
                <div class="calm"><h1>\(say: "rights.receipt.title")</h1>
                <p class="lead">\(say: receipt.kind.phrase)</p></div>
                <section class="card" aria-labelledby="number"><h2 id="number">\(say: "rights.receipt.number")</h2>
                <p><b class="code">\(receipt.receipt)</b></p>
                <p>\(say: isCounter ? "rights.receipt.handOver" : "rights.receipt.keep")</p>
                <dl class="pairs"><dt>\(say: "rights.fact.asked")</dt><dd>\(visit.date(receipt.askedAt))</dd>
                <dt>\(say: "rights.fact.due")</dt><dd>\(visit.date(receipt.dueAt))</dd></dl></section>
                <p class="no-print"><a class="link" href="\(isCounter ? "/rights" : "/s/rights/receipt")">\
                \(say: isCounter ? "rights.list.title" : "rights.own.haveReceipt")</a></p>
                """)
    }
}
