import Access
import Care
import Protection
import ProtectionRules

/// The form by which harm is reported. It asks for what an authority needs, and begins with the telephone: nobody has
/// to fill in a form before they call.
struct HarmFormPage {
    let form: ProtectionForm
    let fields: CareFields

    static func of(_ person: ProtectedPerson, _ visit: Visit, _ problem: (any Problem)?) -> Reply {
        let begun = [
            "who": person.name ?? "", "foundOn": "\(visit.now.day)", "foundTime": visit.now.clockText,
            "toldOn": "\(visit.now.day)",
        ]
        let title = person.name.map { Phrase("protection.form.title", ["name": $0]) } ?? Phrase("protection.card.title")
        let form = ProtectionForm(
            title: title, lead: Phrase("protection.form.lead"), keep: Phrase("protection.form.keep"), person: person,
            step: "harm", problem: problem)
        let page = HarmFormPage(
            form: form,
            fields: CareFields(visit: visit, problem: problem, given: problem == nil ? begun : visit.fields.values))
        return form.reply(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        form.page(
            for: visit, first: "<div class=\"note warn\"><p>\(say: "protection.form.first")</p></div>",
            parts: "\(what(visit))\(told(visit))",
            last: "<p class=\"small\">\(say: "protection.form.hidden")</p>")
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
