import Care
import ScreeningRules
import Screenings

/// All questions of a sheet on one page.
struct WholeListPage {
    let open: OpenSheet

    func page(for visit: Visit) -> Page {
        let topic = visit.say(open.questionnaire.topic.name)
        var page = Page(title: Phrase("screenings.all.title", ["topic": topic]), main: main(visit))
        page.look = "broad"
        page.footLinks = """
            <a href="/sheet">\(say: "screenings.all.single")</a>\
            <a href="/sheet/pause">\(say: "screenings.question.leave")</a>
            """
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        let language = open.language(visit)
        let mark: HTML = language == visit.language ? .empty : " lang=\"\(language.rawValue)\""
        return """
            <h1>\(say: open.questionnaire.topic.name)</h1>
            \(open.questionnaire.opening(in: language).map { "<p class=\"stem\"\(mark)>\($0)</p>" } ?? .empty)
            <form method="post" action="/sheet/all" data-save="/sheet/answer">\
            \(Form.token(visit))\(Visit.helped(open.sheet))
            \(each: open.items.enumerated().map { item($1, number: $0 + 1, language, mark) })
            \(KeptLine(hasAnswers: open.sheet.answers.count > 0, code: open.sheet.code).html)
            <div class="actions"><button class="btn">\(say: "screenings.question.result")</button>\
            <button class="btn plain" name="go" value="later" formnovalidate>\
            \(say: "screenings.all.later")</button></div></form>
            """
    }

    private func item(_ item: QuestionnaireItem, number: Int, _ language: Language, _ mark: HTML) -> HTML {
        """
        <fieldset class="item" id="item-\(number)" data-item="\(item.linkId)">
        <legend>\(number). <span\(mark)>\(item.text[language])</span>\
        \(if: !item.isScored, " <small>\(say: "screenings.question.extra")</small>")</legend>
        <div class="choices across\(item.options.count > 4 ? " six" : "")"\(mark)>\
        \(each: item.options.map { choice($0, of: item, language) })</div></fieldset>

        """
    }

    private func choice(_ option: AnswerOption, of item: QuestionnaireItem, _ language: Language) -> HTML {
        let id = "\(item.linkId)-\(option.code)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="answers.\(item.linkId)" value="\(option.code)"\
            \(if: open.sheet.answers[item.linkId] == option.code, " checked")>\
            <label for="\(id)">\(option.text[language])</label></div>

            """
    }
}
