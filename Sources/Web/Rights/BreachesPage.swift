import Access
import Care
import Rights
import RightsRules

/// The record of breaches of a place, and the form for a new one.
struct BreachesPage {
    let found: ListBreaches.Outcome
    let asked: ListBreaches
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let asked = problem == nil ? try await visit.input(ListBreaches.self) : ListBreaches()
        let page = BreachesPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts(),
            problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var faultField: String? { problem?.field }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.breach.title"), frame: .staff, waiting: waiting,
            main: """
                \(Form.faults(problem?.phrase, field: faultField))
                <div class="head"><div><h1>\(say: "rights.breach.title")</h1>
                <p>\(say: "rights.breach.lead")</p></div></div>
                \(found.breaches.isEmpty ? none : table(visit))
                \(PageLinks(path: "/breaches", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)\
                \(form(visit))
                """)
    }

    private var none: HTML {
        "<div class=\"empty\"><h2>\(say: "rights.breach.none")</h2></div>"
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "rights.breach.title")</caption>
        <thead><tr><th scope="col">\(say: "rights.breach.found")</th>
        <th scope="col">\(say: "rights.breach.grade")</th><th scope="col">\(say: "rights.breach.due")</th>
        <th scope="col">\(say: "rights.breach.authority")</th></tr></thead>
        <tbody>\(each: found.breaches.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ breach: Breach, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/breaches/known/\(breach.id.rawValue)">\(visit.date(breach.foundAt))</a>
        <span class="sub">\(visit.placeName(breach.region))</span></th>
        <td data-label="\(say: "rights.breach.grade")"><span>\(say: breach.grade.phrase)</span></td>
        <td data-label="\(say: "rights.breach.due")"><span>\(visit.date(breach.dueAt))</span></td>
        <td data-label="\(say: "rights.breach.authority")"><span><span class="state">\
        \(breach.authorityWords(visit))</span></span></td></tr>

        """
    }

    private func form(_ visit: Visit) -> HTML {
        let fields = CareFields(
            visit: visit, problem: problem, given: problem == nil ? [:] : visit.fields.values)
        let most = RightsProblem.longestWords
        let grades = BreachGrade.allCases.map { (code: $0.rawValue, words: $0.phrase) }
        let fault = FieldFault(faultField == "hoursAgo" ? problem?.phrase : nil, id: "hoursAgo")
        return """
            <form class="card" method="post" action="/breaches/record">\(Form.token(visit))\(Form.request(visit))
            <h2>\(say: "rights.breach.record")</h2>
            \(fields.choices("grade", Phrase("rights.breach.grade"), grades))
            <div class="field"><label for="hoursAgo">\(say: "rights.breach.hoursAgo")</label>
            <input type="number" id="hoursAgo" name="hoursAgo" min="0" max="8784" inputmode="numeric"\
            \(fault.attributes)>\(fault.words)</div>
            \(fields.area(
                "kinds", Phrase("rights.breach.kinds"), hint: Phrase("rights.breach.kindsHint"), most: most,
                isRequired: true))\
            \(fields.area("cause", Phrase("rights.breach.cause"), most: most, isRequired: true))\
            \(fields.area("harm", Phrase("rights.breach.harm"), most: most, isRequired: true))\
            \(fields.area("contact", Phrase("rights.breach.contact"), most: most, isRequired: true))
            <button class="btn">\(say: "rights.breach.keep")</button></form>
            """
    }
}

extension BreachGrade {
    var phrase: Phrase { Phrase("rights.grade.\(rawValue)") }
}

extension BreachStep {
    var phrase: Phrase { Phrase("rights.step.\(rawValue)") }
}

extension Breach {
    /// When the authority was told, or that it is late.
    func authorityWords(_ visit: Visit) -> String {
        if let authorityToldAt { return visit.date(authorityToldAt) }
        return visit.say(Phrase(visit.now > dueAt ? "rights.breach.late" : "rights.breach.notYet"))
    }
}
