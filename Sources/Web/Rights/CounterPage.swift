import Access
import Care
import Rights
import RightsRules

/// Where a colleague writes down what somebody asks at the counter.
struct CounterPage {
    let found: [FindParticipations.Participation]
    let member: String
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let member = visit.fields["member"] ?? ""
        let page = CounterPage(
            found: try await visit.perform(FindParticipations(member: member)), member: member, problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var faultField: String? { problem?.field }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.counter.title"), frame: .staff,
            main: """
                <p class="no-print"><a href="/rights">‹ \(say: "rights.list.title")</a></p>
                \(Form.faults(problem?.phrase, field: faultField))
                <div class="head"><div><h1>\(say: "rights.counter.title")</h1>
                <p>\(say: "rights.counter.lead")</p></div></div>\(found.isEmpty ? none : form(visit))
                """)
    }

    private var none: HTML {
        "<div class=\"empty\"><h2>\(say: "rights.counter.none")</h2></div>"
    }

    private func form(_ visit: Visit) -> HTML {
        let fields = CareFields(
            visit: visit, problem: problem, given: problem == nil ? [:] : visit.fields.values)
        let people = RightsApplicant.allCases.map { (code: $0.rawValue, words: $0.phrase) }
        return """
            <form class="card" method="post" action="/rights/members/\(Visit.encoded(member))/ask">\(Form.token(visit))\
            \(Form.request(visit))<fieldset class="field"><legend>\(say: "rights.fact.campaign")</legend>
            <div class="choices">\(each: found.map { which($0, fields, visit) })</div></fieldset>
            \(fields.choices("applicant", Phrase("rights.column.who"), people))\(AskFields(fields: fields).html)
            <button class="btn">\(say: "rights.counter.send")</button></form>
            """
    }

    private func which(_ line: FindParticipations.Participation, _ fields: CareFields, _ visit: Visit) -> HTML {
        let words: HTML = "\(visit.choose(line.titles)) · \(visit.date(line.closesAt.day))"
        return fields.option("participant", line.participant, words, true)
    }
}
