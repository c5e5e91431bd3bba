import Access
import Care
import Instruments
import ScreeningRules

/// Scoring one sheet by hand, with the way shown. Nothing is stored, and nothing personal is asked.
struct TryPage {
    let found: ReadInstrument.Outcome
    let waiting: Int?
    let given: Fields
    var outcome: TryInstrument.Outcome?
    var problem: (any Problem)?

    static func find(
        _ visit: Visit, outcome: TryInstrument.Outcome? = nil, problem: (any Problem)? = nil
    ) async throws -> TryPage {
        TryPage(
            found: try await visit.perform(try await visit.input(ReadInstrument.self)),
            waiting: try await visit.waitingAlerts(), given: visit.fields, outcome: outcome, problem: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        let page = try await find(visit, problem: problem)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    private var scale: Questionnaire { found.scale.questionnaire }

    func page(for visit: Visit) -> Page {
        let title = Phrase("instruments.try.title", ["scale": scale.title[visit.language]])
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/instruments/\(found.id)">‹ \(scale.title[visit.language])</a></p>
                \(fault)
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "instruments.try.lead")</p></div></div>
                \(outcome.map { TryResult(outcome: $0, scale: scale).html(visit) } ?? .empty)
                <form method="post" action="/instruments/\(found.id)/try">\(Form.token(visit))
                \(if: given["version"] != nil, Form.hidden("version", given["version"] ?? ""))
                \(TryFields(found: found, outcome: outcome, given: given, problem: problem).html(visit))
                <div class="actions"><button class="btn">\(say: "instruments.try.do")</button></div></form>
                """)
    }

    private var fault: HTML {
        guard case .invalid(let field) = problem?.kind else { return .empty }
        return Form.faults(problem, field: field == "answers" ? "points" : field)
    }
}
