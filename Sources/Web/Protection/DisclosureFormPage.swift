import Access
import Care
import Interviews
import Protection
import ProtectionRules

/// The form by which somebody writes down what is told without the person's leave, and why.
struct DisclosureFormPage {
    let person: FindingPage
    let problem: (any Problem)?
    let fields: CareFields

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        guard visit.holds(.reportHarm) else { throw Refusal.forbidden }
        let person = try await FindingPage.find(visit)
        let given = problem == nil ? ["toldOn": "\(visit.now.day)"] : visit.fields.values
        let form = DisclosureFormPage(
            person: person, problem: problem, fields: CareFields(visit: visit, problem: problem, given: given))
        return .page(form.page(for: visit), status: problem.map { Problems.status(of: $0.kind) } ?? 200)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is HarmError else { return nil }
        return try await show(visit, problem: problem)
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("protection.tell.title", ["name": person.name])
        var field: String?
        if case .invalid(let name) = problem?.kind { field = name }
        return Page(
            title: problem == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: person.waiting,
            main: """
                <p class="no-print"><a href="\(person.path)">‹ \(person.name)</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "protection.tell.lead")</p></div></div>
                <form class="narrow" method="post" action="\(person.path)/disclosure">\(Form.token(visit))\
                \(Form.request(visit))
                <section class="card" aria-labelledby="part-tell"><h2 id="part-tell">\(say: "protection.tell.what")</h2>
                \(fields.choices("reason", Phrase("protection.field.reason"),
                    DisclosureReason.allCases.map { ($0.rawValue, $0.phrase) }))
                \(fields.choices("recipient", Phrase("protection.field.recipient"),
                    DisclosureRecipient.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
                \(fields.line("toWhom", Phrase("protection.field.toWhom"), most: HarmReportLimits.who))
                \(fields.area("content", Phrase("protection.field.content"),
                    hint: Phrase("protection.field.contentHint"), most: HarmReportLimits.words, isRequired: true))
                </section>
                <section class="card" aria-labelledby="part-done"><h2 id="part-done">\(say: "protection.tell.done")</h2>
                <p>\(say: "protection.tell.doneLead")</p>
                \(fields.day("toldOn", Phrase("protection.field.toldOn"), to: visit.now.day, isRequired: false))
                \(fields.time("toldTime", Phrase("protection.field.toldTime"), isRequired: false))</section>
                <div class="actions"><button class="btn">\(say: "protection.tell.keep")</button></div></form>
                """)
    }
}

extension DisclosureReason {
    var phrase: Phrase { Phrase("protection.reason.\(rawValue)") }
}

extension DisclosureRecipient {
    var phrase: Phrase { Phrase("protection.recipient.\(rawValue)") }
}
