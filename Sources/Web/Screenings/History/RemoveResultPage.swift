import Care
import ScreeningRules
import Screenings

/// Asks once before one result is deleted.
struct RemoveResultPage {
    let result: KeptResult
    let scale: Questionnaire?

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("history.remove.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        let topic = scale.map { visit.say($0.topic.name) } ?? ""
        let words = ["topic": topic, "day": result.finishedAt.day.description]
        return """
            <div class="calm"><h1>\(say: "history.remove.title")</h1>
            <p class="lead">\(say: "history.remove.words", words)</p></div>
            <form method="post" action="/history/remove">\(Form.token(visit))\
            \(Form.hidden("sheet", result.sheet.rawValue))\(Form.hidden("sure", "yes"))
            <div class="actions"><button class="btn danger">\(say: "history.remove.yes")</button>\
            <a class="btn plain" href="/history">\(say: "history.remove.no")</a></div></form>
            """
    }
}
