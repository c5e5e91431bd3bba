import Care
import ScreeningRules
import Screenings

/// One question of a sitting with its answers, its two buttons at the thumb.
struct SittingQuestionPage {
    let open: OpenSitting
    /// From 1.
    let number: Int

    init(open: OpenSitting, number: Int) {
        self.open = open
        self.number = min(max(1, number), open.items.count)
    }

    private var item: QuestionnaireItem { open.items[number - 1] }
    private var chosen: String? { open.sitting.answers[item.linkId] }

    func page(for visit: Visit) -> Page {
        var page = Page(
            title: Phrase("sittings.question.title", ["number": "\(number)", "sheet": "\(open.sitting.sheet)"]),
            main: main(visit))
        page.frame = .person(tools: false)
        page.look = open.sitting.isInterview ? "ask aloud" : "ask"
        page.footLinks = """
            <a href="/sitting/sheet/\(open.sitting.sheet)/all">\(say: "sittings.question.all")</a>\
            <a href="/sitting/pause">\(say: SittingForm.pause(open))</a>
            """
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(if: open.sitting.isInterview, "<p class=\"note\">\(say: "entry.aloud")</p>")
        <progress class="progress" value="\(number)" max="\(open.items.count)" aria-label="\(say: place)"></progress>
        <form method="post" action="/sitting/answer" data-save="/sitting/answer">
        \(SittingForm.hidden(open, visit))\(Form.hidden("item", item.linkId))
        \(question(open.language(visit), visit))
        \(SittingForm.kept(open, visit))
        <div class="thumb"><button class="btn next" name="go" value="next">\(say: "sittings.question.next")</button>\
        \(if: number > 1, """
            <button class="btn quiet" name="go" value="back">\(say: "sittings.question.back")</button>
            """)</div></form>
        \(if: chosen != nil, takeBack(visit))
        """
    }

    /// Leaving out is allowed afterwards as well: one touch too many shall not stand for good. A form of its own, so
    /// that the enter key goes on.
    private func takeBack(_ visit: Visit) -> HTML {
        """
        <form method="post" action="/sitting/answer">\(SittingForm.hidden(open, visit))\
        \(Form.hidden("item", item.linkId))
        <button class="btn small plain" name="go" value="clear">\(say: "sittings.question.clear")</button></form>
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

    private func opening(_ language: Language) -> String? {
        number == 1 ? open.questionnaire.opening(in: language) : nil
    }

    private func choice(_ option: AnswerOption, _ language: Language) -> HTML {
        """
        <div class="choice"><input type="radio" id="a-\(option.code)" name="option" value="\(option.code)"\
        \(if: option.code == chosen, " checked")><label for="a-\(option.code)">\(option.text[language])</label></div>

        """
    }

    private var place: Phrase {
        let (number, count) = ("\(number)", "\(open.items.count)")
        guard open.sitting.count > 1 else {
            return Phrase("sittings.question.placeOfOne", ["number": number, "count": count])
        }
        let (sheet, sheets) = ("\(open.sitting.sheet)", "\(open.sitting.count)")
        return Phrase(
            "sittings.question.place", ["sheet": sheet, "sheets": sheets, "number": number, "count": count])
    }
}

/// What both pages of questions have in common.
enum SittingForm {
    static func hidden(_ open: OpenSitting, _ visit: Visit) -> HTML {
        """
        \(Form.token(visit))\(Form.hidden("sheet", "\(open.sitting.sheet)"))\
        \(if: open.sitting.hasRedFlag, Form.hidden("helped", "yes"))
        """
    }

    /// Somebody who could come is offered only where there is one.
    static func pause(_ open: OpenSitting) -> Phrase {
        Phrase(open.sitting.hasProctor ? "sittings.question.pause" : "sittings.question.stop")
    }

    /// That every answer is kept, and until when there is time.
    static func kept(_ open: OpenSitting, _ visit: Visit) -> HTML {
        let hasAnswers = open.sitting.answers.count > 0
        return """
            <div class="kept"><p class="saved" role="status" data-state="\(hasAnswers ? "saved" : "none")" \
            data-saving="\(say: "screenings.kept.saving")" data-saved="\(say: "screenings.kept.saved")" \
            data-failed="\(say: "screenings.kept.failed")">\(if: hasAnswers, "\(say: "screenings.kept.saved")")</p>
            <p>\(say: "sittings.question.skip")\(until(open))</p></div>
            """
    }

    private static func until(_ open: OpenSitting) -> HTML {
        guard let end = open.sitting.endsAt else { return .empty }
        return " \(say: "sittings.question.until", ["time": end.clockText])"
    }
}
