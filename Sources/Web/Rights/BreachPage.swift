import Access
import Care
import Rights
import RightsRules

/// One breach: what happened, what was done so far, and the form for the next step.
struct BreachPage {
    let found: ReadBreach.Outcome
    let path: String
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let breach = ID<Breach>(visit.fields["breach"] ?? "")
        let page = BreachPage(
            found: try await visit.perform(ReadBreach(breach: breach)), path: visit.breachPath,
            waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.breach.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/breaches">‹ \(say: "rights.breach.title")</a></p>
                \(Form.faults(problem?.phrase, field: problem == nil ? nil : "words"))
                <div class="head"><div><h1>\(visit.date(found.breach.foundAt))</h1>
                <p>\(say: found.breach.grade.phrase) · \(visit.placeName(found.breach.region))</p></div></div>
                <div class="split"><div>\(facts(visit))\(story(visit))</div><div>\(form(visit))</div></div>
                """)
    }

    private func facts(_ visit: Visit) -> HTML {
        let (breach, content) = (found.breach, found.content)
        let persons = breach.personsToldAt.map { visit.date($0) } ?? visit.say(Phrase("rights.breach.notYet"))
        let facts = [
            ("kinds", content.kinds), ("cause", content.cause), ("harm", content.harm), ("contact", content.contact),
            ("due", visit.date(breach.dueAt)), ("authority", breach.authorityWords(visit)), ("persons", persons),
        ]
        return """
            <section class="card" aria-labelledby="what"><h2 id="what">\(say: "rights.breach.title")</h2>
            <dl class="pairs">\(each: facts.map { name, value in
                "<dt>\(say: Phrase("rights.breach.\(name)"))</dt><dd>\(value)</dd>\n"
            })</dl></section>

            """
    }

    private func story(_ visit: Visit) -> HTML {
        let nothing: HTML = "<p>\(say: "rights.breach.nothing")</p>"
        return """
            <section class="card" aria-labelledby="story"><h2 id="story">\(say: "rights.breach.story")</h2>
            \(if: found.entries.isEmpty, nothing)\(if: !found.entries.isEmpty, entries(visit))</section>

            """
    }

    private func entries(_ visit: Visit) -> HTML {
        """
        <ol class="story">\(each: found.entries.map { entry in
            """
            <li><time datetime="\(entry.at.machineText)">\(visit.date(entry.at))</time>
            <p><b>\(say: entry.step.phrase)</b> \(entry.words)<span class="sub">\(entry.by)</span></p></li>

            """
        })</ol>
        """
    }

    private func form(_ visit: Visit) -> HTML {
        let fields = CareFields(
            visit: visit, problem: problem, given: problem == nil ? [:] : visit.fields.values)
        let steps = BreachStep.allCases.map { (code: $0.rawValue, words: $0.phrase) }
        return """
            <form class="card" method="post" action="\(path)/add">\(Form.token(visit))\(Form.request(visit))
            <h2>\(say: "rights.breach.add")</h2>
            \(fields.choices("step", Phrase("rights.breach.add"), steps))\
            \(fields.area(
                "words", Phrase("rights.breach.words"), most: RightsProblem.longestWords, isRequired: true))
            <button class="btn">\(say: "rights.breach.keep")</button></form>

            """
    }
}
