import Access
import Care
import Protection
import ProtectionRules

/// The form by which somebody writes down what is told without the person's leave, and why.
struct DisclosureFormPage {
    let form: ProtectionForm
    let fields: CareFields

    static func of(_ person: ProtectedPerson, _ visit: Visit, _ problem: (any Problem)?) -> Reply {
        let given = problem == nil ? ["toldOn": "\(visit.now.day)"] : visit.fields.values
        let form = ProtectionForm(
            title: Phrase("protection.tell.title", ["name": person.name ?? ""]),
            lead: Phrase("protection.tell.lead"), keep: Phrase("protection.tell.keep"), person: person,
            step: "disclosure", problem: problem)
        let page = DisclosureFormPage(
            form: form, fields: CareFields(visit: visit, problem: problem, given: given))
        return form.reply(form.page(for: visit, parts: "\(page.what)\(page.done(visit))"))
    }

    private var what: HTML {
        """
        <section class="card" aria-labelledby="part-tell"><h2 id="part-tell">\(say: "protection.tell.what")</h2>
        \(fields.choices("reason", Phrase("protection.field.reason"),
            DisclosureReason.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.choices("recipient", Phrase("protection.field.recipient"),
            DisclosureRecipient.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
        \(fields.line("toWhom", Phrase("protection.field.toWhom"), most: HarmReportLimits.who))
        \(fields.area("content", Phrase("protection.field.content"),
            hint: Phrase("protection.field.contentHint"), most: HarmReportLimits.words, isRequired: true))
        </section>

        """
    }

    private func done(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-done"><h2 id="part-done">\(say: "protection.tell.done")</h2>
        <p>\(say: "protection.tell.doneLead")</p>
        \(fields.day("toldOn", Phrase("protection.field.toldOn"), to: visit.now.day, isRequired: false))
        \(fields.time("toldTime", Phrase("protection.field.toldTime"), isRequired: false))</section>

        """
    }
}

extension DisclosureReason {
    var phrase: Phrase { Phrase("protection.reason.\(rawValue)") }
}

extension DisclosureRecipient {
    var phrase: Phrase { Phrase("protection.recipient.\(rawValue)") }
}
