import Access
import Care
import Interviews
import Protection
import ProtectionRules

/// The form by which harm is reported. It asks for what an authority needs, and begins with the telephone: nobody has
/// to fill in a form before they call.
struct HarmFormPage {
    let person: FindingPage
    let problem: (any Problem)?
    let fields: CareFields

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        guard visit.holds(.reportHarm) else { throw Refusal.forbidden }
        let person = try await FindingPage.find(visit)
        let begun = [
            "who": person.name, "foundOn": "\(visit.now.day)", "foundTime": visit.now.clockText,
            "toldOn": "\(visit.now.day)",
        ]
        let given = problem == nil ? begun : visit.fields.values
        let form = HarmFormPage(
            person: person, problem: problem, fields: CareFields(visit: visit, problem: problem, given: given))
        return .page(form.page(for: visit), status: problem.map { Problems.status(of: $0.kind) } ?? 200)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is HarmError else { return nil }
        return try await show(visit, problem: problem)
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("protection.form.title", ["name": person.name])
        var field: String?
        if case .invalid(let name) = problem?.kind { field = name }
        return Page(
            title: problem == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: person.waiting,
            main: """
                <p class="no-print"><a href="\(person.path)">‹ \(person.name)</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "protection.form.lead")</p></div></div>
                <div class="note warn"><p>\(say: "protection.form.first")</p></div>
                <form class="narrow" method="post" action="\(person.path)/harm">\(Form.token(visit))\
                \(Form.request(visit))
                \(what(visit))\(told(visit))
                <p class="small">\(say: "protection.form.hidden")</p>
                <div class="actions"><button class="btn">\(say: "protection.form.keep")</button></div></form>
                """)
    }

    private func what(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-what"><h2 id="part-what">\(say: "protection.form.what")</h2>
        \(fields.choices("harmed", Phrase("protection.field.harmed"),
            HarmedPerson.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.choices("situation", Phrase("protection.field.situation"),
            HarmSituation.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.line("who", Phrase("protection.field.who"), hint: Phrase("protection.field.whoHint"),
            most: HarmReportLimits.who))
        \(fields.area("facts", Phrase("protection.field.facts"), hint: Phrase("protection.field.factsHint"),
            most: HarmReportLimits.words, isRequired: true))
        \(fields.day("foundOn", Phrase("protection.field.foundOn"), to: visit.now.day))
        \(fields.time("foundTime", Phrase("protection.field.foundTime")))</section>

        """
    }

    private func told(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-told"><h2 id="part-told">\(say: "protection.form.told")</h2>
        <p>\(say: "protection.form.toldLead")</p>
        \(fields.ticks("authorities", Phrase("protection.field.authorities"),
            HarmAuthority.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.day("toldOn", Phrase("protection.field.toldOn"), to: visit.now.day, isRequired: false))
        \(fields.time("toldTime", Phrase("protection.field.toldTime"), isRequired: false))
        \(fields.line("number", Phrase("protection.field.number"), hint: Phrase("protection.field.numberHint"),
            most: HarmReportLimits.number, isRequired: false))</section>

        """
    }
}
