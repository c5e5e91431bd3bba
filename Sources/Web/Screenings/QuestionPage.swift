import Care
import ScreeningRules
import Screenings

/// One question with its answers, its two buttons at the thumb.
struct QuestionPage {
    let open: OpenSheet
    /// From 1.
    let number: Int
    var problem: Phrase?

    init(open: OpenSheet, number: Int, problem: Phrase? = nil) {
        self.open = open
        self.number = min(max(1, number), open.items.count)
        self.problem = problem
    }

    private var item: QuestionnaireItem { open.items[number - 1] }
    private var isLast: Bool { number == open.items.count }
    private var chosen: String? { open.sheet.answers[item.linkId] }

    func page(for visit: Visit) -> Page {
        let topic = visit.say(open.questionnaire.topic.name)
        let title = Phrase("screenings.question.title", ["topic": topic, "number": "\(number)"])
        var page = Page(
            title: problem.map { _ in Phrase("form.almostTitle", ["page": topic]) } ?? title, main: main(visit))
        page.frame = .person(tools: false)
        page.look = "ask"
        page.footLinks = """
            <a href="/sheet/all">\(say: "screenings.question.all")</a>\
            <a href="/sheet/pause">\(say: "screenings.question.leave")</a>
            """
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(Form.faults(problem, field: item.options.first.map { "a-\($0.code)" }))\
        <progress class="progress" value="\(number)" max="\(open.items.count)" aria-label="\(say: place)"></progress>
        <form method="post" action="/sheet/answer" data-save="/sheet/answer">
        \(Form.token(visit))\(Form.hidden("item", item.linkId))\(Visit.helped(open.sheet))
        \(question(open.language(visit), visit))
        \(KeptLine(hasAnswers: chosen != nil, code: open.sheet.code).html)
        <div class="thumb"><button class="btn next" name="go" value="next">\(say: forward)</button>\
        \(if: number > 1, """
            <button class="btn quiet" name="go" value="back" formnovalidate>\(say: "screenings.question.back")</button>
            """)</div></form>
        """
    }

    private func question(_ language: Language, _ visit: Visit) -> HTML {
        """
        <fieldset data-item="\(item.linkId)"\(if: language != visit.language, " lang=\"\(language.rawValue)\"")>
        <legend><span class="where">\(say: place)\
        \(if: item.isScored && opening(language) == nil, " · \(open.questionnaire.timeFrame[language])")</span>
        \(if: opening(language) != nil, "<span class=\"stem\">\(opening(language) ?? "")</span>")
        <h1>\(item.text[language])</h1></legend>
        <div class="choices">\(each: item.options.map { choice($0, language) })</div></fieldset>
        """
    }

    /// Said once, before the first question; it names the time that is asked about, so that is not said as well.
    private func opening(_ language: Language) -> String? {
        number == 1 ? open.questionnaire.opening(in: language) : nil
    }

    private func choice(_ option: AnswerOption, _ language: Language) -> HTML {
        """
        <div class="choice"><input type="radio" id="a-\(option.code)" name="option" value="\(option.code)"\
        \(if: item.isRequired, " required")\(if: option.code == chosen, " checked")>\
        <label for="a-\(option.code)">\(option.text[language])</label></div>

        """
    }

    /// A question that no score counts is not one of the nine.
    private var place: Phrase {
        guard item.isScored else { return Phrase("screenings.question.extra") }
        return Phrase("screenings.question.place", ["number": "\(number)", "count": "\(open.scoredCount)"])
    }

    /// Where an answer may open a further question, nobody knows yet that this one is the last.
    private var forward: Phrase {
        isLast && !mayLeadOn ? Phrase("screenings.question.result") : Phrase("screenings.question.next")
    }

    private var mayLeadOn: Bool {
        open.questionnaire.items.contains { later in
            later.branch?.conditions.contains { $0.linkId == item.linkId } ?? false
        }
    }
}

extension Questionnaire {
    /// What is said before the first question; `nil` where a scale has nothing there but its own name, which would
    /// only frighten somebody who is about to answer.
    func opening(in language: Language) -> String? {
        title[language].hasPrefix(stem[language]) ? nil : stem[language]
    }
}
