import Care
import ScreeningRules

/// Too much is open for a result: how much, and where to go on. Nothing is lost.
struct MissingPage {
    let open: OpenSheet

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("screenings.missing.title"), main: main)
    }

    private var main: HTML {
        let rule = open.questionnaire.missingRule
        let words = ScoringError.tooManyMissing(missing: open.missing, allowed: rule.allowed).phrase
        return """
            <div class="calm"><h1>\(say: "screenings.missing.title")</h1><p class="lead">\(say: words)</p></div>
            <div class="actions"><a class="btn" href="/sheet">\(say: "screenings.missing.fill")</a>\
            <a class="btn plain" href="/sheet/all">\(say: "screenings.question.all")</a>\
            <a class="link" href="/sheet/pause">\(say: "screenings.question.leave")</a></div>
            """
    }
}
