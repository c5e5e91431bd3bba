import Access
import Care
import Rights
import RightsRules

/// Whose file somebody has asked for, and whether the notes of their care can be read without harm.
struct HarmReviewsPage {
    let found: ListHarmReviews.Outcome
    let names: [String: String]
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let found = try await visit.perform(ListHarmReviews())
        let members = found.requests.map(\.member)
        // Of a place no roster is read: there are only own cases.
        let names = visit.holds(.seeRosters)
            ? try await visit.names(of: members) : try await visit.namesInCare(of: members)
        let page = HarmReviewsPage(
            found: found, names: names, waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.review.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                \(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: "rights.review.title")</h1>
                <p>\(say: "rights.review.lead")</p></div></div>
                \(found.requests.isEmpty ? none : .empty)\(each: found.requests.map { card($0, visit) })
                """)
    }

    private var none: HTML {
        "<div class=\"empty\"><h2>\(say: "rights.review.none")</h2></div>"
    }

    /// Who will read it stands first: what a child may read can be dangerous in the hands of a guardian (rulebook H.4).
    private func card(_ request: RightsRequest, _ visit: Visit) -> HTML {
        let (id, name) = (request.id.rawValue, names[request.member] ?? visit.say(Phrase("interviews.notOnRoster")))
        let fields = CareFields(visit: visit, prefix: "r-\(id)")
        let ways = HarmReview.allCases.map { (code: $0.rawValue, words: Phrase("rights.review.\($0.rawValue)")) }
        return """
            <section class="card" aria-labelledby="\(id)"><h2 id="\(id)">\(name)</h2>
            <p>\(say: request.kind.phrase) · \(say: request.applicant.phrase) · \(visit.choose(request.titles))
            <span class="sub">\(say: "rights.fact.due") \(visit.date(request.dueAt.day))</span></p>
            <p><a href="/care/people/\(request.participant)">\(say: "rights.review.read")</a></p>
            <form method="post" action="/rights/reviews/\(id)">\(Form.token(visit))
            \(fields.choices("review", Phrase("rights.review.question"), ways))\
            \(fields.area("why", Phrase("rights.review.why"), most: RightsProblem.longestWords))
            <button class="btn small">\(say: "rights.review.send")</button></form></section>

            """
    }
}
