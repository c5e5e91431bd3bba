import Access
import Care
import Instruments
import ScreeningRules

/// The form by which a further licence is brought for a scale that is in the library already.
struct RenewPage {
    let found: ReadInstrument.Outcome
    let waiting: Int?
    let given: Fields
    var problem: (any Problem)?

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> RenewPage {
        let found = try await visit.perform(try await visit.input(ReadInstrument.self))
        guard found.isInCharge, visit.holds(.loadInstruments) else { throw Refusal.notFound }
        return RenewPage(
            found: found, waiting: try await visit.waitingAlerts(), given: visit.fields, problem: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        let page = try await find(visit, problem: problem)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        let scale = found.scale.questionnaire
        let title = Phrase("instruments.renew.title", ["scale": scale.title[visit.language]])
        let field = problem?.field
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/licences">‹ \(say: "instruments.ledger.title")</a></p>
                \(Form.faults(problem, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "instruments.renew.lead")</p></div></div>
                <form class="card" method="post" action="/licences/\(found.id)/renew" enctype="multipart/form-data">\
                \(Form.token(visit))
                \(LicenceFields(needsClearance: scale.needsClearance, given: given, problem: problem).html)
                <div class="actions"><button class="btn">\(say: "instruments.form.do")</button></div></form>
                """)
    }
}
