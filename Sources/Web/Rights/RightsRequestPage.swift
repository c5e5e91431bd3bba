import Access
import Care
import Rights
import RightsRules

/// One request, in front of whoever answers: what is asked, what stands in the way, and two ways to answer. Nothing of
/// what is kept of the person stands here.
struct RightsRequestPage {
    let found: ReadRightsRequest.Outcome
    let path: String
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let request = ID<RightsRequest>(visit.fields["request"] ?? "")
        let page = RightsRequestPage(
            found: try await visit.perform(ReadRightsRequest(request: request)), path: visit.rightsRequestPath,
            waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var request: RightsRequest { found.request }

    /// Both forms have the fields of the same names: the id says which.
    private func faultField(_ visit: Visit) -> String? {
        guard case .invalid(let field) = problem?.kind else { return nil }
        return "\(visit.fields["answer"] == RightsAnswer.refused.rawValue ? "no" : "yes")-\(field)"
    }

    func page(for visit: Visit) -> Page {
        let words: HTML = "<p class=\"note\">\(found.words ?? "")</p>"
        return Page(
            title: Phrase("rights.request.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/rights">‹ \(say: "rights.list.title")</a></p>
                \(Form.faults(problem?.phrase, field: faultField(visit)))
                <div class="head"><div><h1>\(say: request.kind.phrase)</h1>
                <p>\(visit.choose(request.titles)) · \(visit.placeName(request.region))</p></div></div>
                <div class="split"><div>\(facts(visit))\(if: found.words != nil, words)\
                \(found.certificate.map { $0.card(visit) } ?? .empty)</div>
                <div>\(if: request.answer == nil, answers(visit))</div></div>
                """)
    }

    private func facts(_ visit: Visit) -> HTML {
        let field: HTML = request.field.map {
            "<dt>\(say: "rights.ask.field")</dt><dd>\(say: $0.phrase)</dd>"
        } ?? .empty
        let member: HTML = """
            <p class="actions"><a class="btn small quiet" href="/rosters/members/\(request.member)">\
            \(say: "rights.request.member")</a></p>
            """
        return """
            <section class="card" aria-labelledby="asked"><h2 id="asked">\(say: "rights.request.asked")</h2>
            <p><span class="state">\(say: request.statePhrase(at: visit.now))</span></p>
            \(if: found.wish != nil, "<p>\(found.wish ?? "")</p>")<dl class="pairs">
            <dt>\(say: "rights.column.who")</dt>
            <dd>\(say: request.applicant.phrase) · \(say: request.manner.phrase)</dd>
            \(field)<dt>\(say: "rights.fact.asked")</dt><dd>\(visit.date(request.askedAt))</dd>
            <dt>\(say: "rights.fact.due")</dt><dd>\(visit.date(request.dueAt))</dd></dl>
            \(if: visit.holds(.seeRosters), member)</section>

            """
    }

    private func answers(_ visit: Visit) -> HTML {
        let obstacle: HTML = found.obstacle.map {
            "<p class=\"note warn\">\(say: RightsProblem.obstacle($0).phrase)</p>"
        } ?? .empty
        return """
            \(obstacle)\
            \(if: found.obstacle == nil, grant(visit))\(if: found.obstacle != .ownReading, refuse(visit))
            """
    }

    private func grant(_ visit: Visit) -> HTML {
        let fields = fields("yes", .granted, visit)
        let proofs = IdentityProof.allCases.map { (code: $0.rawValue, words: $0.phrase) }
        let done = fields.area(
            "words", Phrase("rights.request.done"), most: RightsProblem.longestWords,
            isRequired: request.kind == .correct)
        let button = request.kind == .delete ? deletion : Phrase("rights.do.grant")
        return """
            <form class="card" method="post" action="\(path)/answer">\(Form.token(visit))\
            \(Form.hidden("answer", RightsAnswer.granted.rawValue))<h2>\(say: "rights.request.grant")</h2>
            <p>\(say: Phrase("rights.means.\(request.kind.rawValue)"))</p>
            \(fields.choices("proof", Phrase("rights.request.proof"), proofs))\
            \(if: !request.kind.opensFile, done)
            <button class="btn\(if: request.kind == .delete, " danger")">\(say: button)</button></form>

            """
    }

    private var deletion: Phrase {
        Phrase(request.firstBy == nil ? "rights.do.agreeFirst" : "rights.do.agreeSecond")
    }

    private func refuse(_ visit: Visit) -> HTML {
        """
        <form class="card" method="post" action="\(path)/answer">\(Form.token(visit))\
        \(Form.hidden("answer", RightsAnswer.refused.rawValue))<h2>\(say: "rights.request.refuse")</h2>
        \(fields("no", .refused, visit).area(
            "words", Phrase("rights.request.why"), hint: Phrase("rights.request.whyHint"),
            most: RightsProblem.longestWords, isRequired: true))
        <button class="btn quiet">\(say: "rights.do.refuse")</button></form>

        """
    }

    /// What was given stands again in the form that it was given in.
    private func fields(_ prefix: String, _ answer: RightsAnswer, _ visit: Visit) -> CareFields {
        let isThis = visit.fields["answer"] == answer.rawValue
        return CareFields(
            visit: visit, prefix: prefix, problem: isThis ? problem : nil, given: isThis ? visit.fields.values : [:])
    }
}
