import Care
import ScreeningRules
import Screenings

/// Before the first question: what it is, what happens with the answers, and what we need to know.
struct BeforePage {
    let questionnaire: Questionnaire
    let region: RegionField
    var problem: Phrase?
    /// The id of the field to mend.
    var field: String?

    func page(for visit: Visit) -> Page {
        let name = visit.say(questionnaire.topic.name)
        let title = Phrase("screenings.before.title", ["topic": name])
        return Page(title: problem.map { _ in Phrase("form.almostTitle", ["page": name]) } ?? title, main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(Form.faults(problem, field: field))<h1>\(say: questionnaire.topic.name)</h1>
        <p class="lead">\(say: "screenings.before.lead", lead(visit))</p>
        \(facts)
        <form method="post" action="/check/\(questionnaire.topic.rawValue)">
        \(Form.token(visit))\(Form.request(visit))\(Form.hidden("questionnaire", questionnaire.slug))\
        \(Form.hidden("language", visit.language.rawValue))
        \(ages(visit))\(if: questionnaire.asksForSex, sexes(visit))
        \(region.html(visit))
        \(agreement(visit))
        <div class="actions"><button class="btn">\(say: "screenings.before.start")</button>\
        <a class="btn plain" href="/">\(say: "screenings.before.notNow")</a></div></form>
        """
    }

    /// About three questions a minute, as the files' own purpose says.
    private func lead(_ visit: Visit) -> [String: String] {
        ["count": "\(count)", "minutes": "\((count + 2) / 3)", "frame": questionnaire.timeFrame[visit.language]]
    }

    private var count: Int { questionnaire.items.filter(\.isScored).count }

    private var facts: HTML {
        """
        <section class="card" aria-labelledby="what"><h2 id="what">\(say: "screenings.before.what")</h2>
        <ul class="facts-list"><li>\(say: "screenings.before.fact.hint")</li>
        <li>\(say: "screenings.before.fact.kept", ["hours": "\(Sheet.hoursToResume)"])</li>
        <li>\(say: "screenings.before.fact.seen")</li>
        <li>\(say: "screenings.before.fact.danger")</li>
        <li>\(say: "screenings.before.fact.stop")</li></ul>
        <p><a href="/privacy">\(say: "screenings.before.more")</a></p>
        <p class="small">\(say: "screenings.before.source")
        <span lang="en">\(questionnaire.licence.citation)</span></p></section>
        """
    }

    private func ages(_ visit: Visit) -> HTML {
        let fault = FieldFault(problem(at: "age-under-14"), id: "age")
        return """
            <fieldset class="field"\(fault.attributes)>\
            <legend><h2>\(say: "screenings.before.age")</h2></legend>\(fault.words)
            <div class="choices">\(each: AgeGroup.allCases.map { age($0, visit) })</div></fieldset>
            """
    }

    private func age(_ group: AgeGroup, _ visit: Visit) -> HTML {
        let id = "age-\(group.rawValue)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="ageGroup" value="\(group.rawValue)" required\
            \(if: visit.fields["ageGroup"] == group.rawValue, " checked")>\
            <label for="\(id)">\(say: group.name)</label></div>
            """
    }

    /// Only where the scale has borders of their own for women and men.
    private func sexes(_ visit: Visit) -> HTML {
        """
        <fieldset class="field"><legend><h2>\(say: "screenings.before.sex")</h2></legend>
        <p class="hint" id="sex-hint">\(say: "screenings.before.sexHint")</p>
        <div class="choices">\(each: Sex.allCases.map { sex($0.rawValue, $0.name, visit) })\
        \(sex("", Phrase("screenings.before.noSex"), visit))</div></fieldset>
        """
    }

    private func sex(_ value: String, _ name: Phrase, _ visit: Visit) -> HTML {
        let id = "sex-\(value.isEmpty ? "open" : value)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="sex" value="\(value)"\
            \(if: (visit.fields["sex"] ?? "") == value, " checked") aria-describedby="sex-hint">\
            <label for="\(id)">\(say: name)</label></div>

            """
    }

    private func agreement(_ visit: Visit) -> HTML {
        let fault = FieldFault(problem(at: "agree"), id: "agree")
        return """
            <div class="field"><div class="choice"><input type="checkbox" id="agree" name="agree" value="yes" required\
            \(if: visit.fields["agree"] == "yes", " checked")\(fault.attributes)>\
            <label for="agree">\(say: "screenings.before.agree")</label></div>\(fault.words)</div>
            """
    }

    private func problem(at id: String) -> Phrase? { field == id ? problem : nil }
}
