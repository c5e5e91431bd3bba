import Care
import ScreeningRules
import Screenings

/// All questions of one part of a sitting on one page.
struct SittingListPage {
    let open: OpenSitting

    func page(for visit: Visit) -> Page {
        var page = Page(title: title, main: main(visit))
        page.look = "broad"
        page.footLinks = """
            <a href="/sitting/sheet/\(open.sitting.sheet)">\(say: "sittings.all.single")</a>\
            <a href="/sitting/pause">\(say: SittingForm.pause(open))</a>
            """
        return page
    }

    private var title: Phrase {
        Phrase("sittings.all.title", ["sheet": "\(open.sitting.sheet)", "sheets": "\(open.sitting.count)"])
    }

    private func main(_ visit: Visit) -> HTML {
        let language = open.language(visit)
        let mark: HTML = language == visit.language ? .empty : " lang=\"\(language.rawValue)\""
        return """
            <h1>\(say: title)</h1>
            \(open.questionnaire.opening(in: language).map { "<p class=\"stem\"\(mark)>\($0)</p>" } ?? .empty)
            <form method="post" action="/sitting/answers" data-save="/sitting/answer">\(SittingForm.hidden(open, visit))
            \(each: open.items.enumerated().map { item($1, number: $0 + 1, language, mark) })
            \(SittingForm.kept(open, visit))
            <div class="actions"><button class="btn">\(say: "sittings.all.next")</button>\
            <button class="btn plain" name="go" value="later">\(say: "sittings.all.later")</button></div></form>
            """
    }

    private func item(_ item: QuestionnaireItem, number: Int, _ language: Language, _ mark: HTML) -> HTML {
        """
        <fieldset class="item" id="item-\(number)" data-item="\(item.linkId)">
        <legend>\(number). <span\(mark)>\(item.text[language])</span></legend>
        <div class="choices across\(item.options.count > 4 ? " six" : "")"\(mark)>\
        \(each: item.options.map { choice($0, of: item, language) })</div></fieldset>

        """
    }

    private func choice(_ option: AnswerOption, of item: QuestionnaireItem, _ language: Language) -> HTML {
        let id = "\(item.linkId)-\(option.code)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="answers.\(item.linkId)" value="\(option.code)"\
            \(if: open.sitting.answers[item.linkId] == option.code, " checked")>\
            <label for="\(id)">\(option.text[language])</label></div>

            """
    }
}
