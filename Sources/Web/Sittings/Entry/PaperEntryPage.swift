import Access
import Care
import ScreeningRules
import Screenings

/// One paper, for whoever keys it or looks at it a third time; for all others, what comes next.
struct PaperEntryPage {
    let found: ReadPaperEntry.Outcome
    let path: String
    var problem: (any Problem)?
    /// Whether danger was heard just now that is not among what was kept.
    var isHeard = false

    static func show(
        _ visit: Visit, problem: (any Problem)? = nil, isHeard: Bool = false
    ) async throws -> Reply {
        let asked = ReadPaperEntry(
            sitting: ID(try visit.addressPart("sitting")), sheet: visit.fields["sheet"].flatMap(Int.init))
        let page = PaperEntryPage(
            found: try await visit.perform(asked), path: try visit.paperPath, problem: problem, isHeard: isHeard)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SittingProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    /// The next sheet of the paper; after the last one, what comes of it. Danger stands first on each of them, read
    /// from what was keyed: an address is kept in histories and logs.
    static func next(after kept: KeyPaperSheet.Outcome, _ visit: Visit) async throws -> Reply {
        guard kept.isKept else {
            return try await show(visit, problem: SittingProblem.keyedMeanwhile, isHeard: true)
        }
        let (path, sheet) = (try visit.paperPath, visit.fields["sheet"].flatMap(Int.init) ?? 1)
        if sheet < kept.count { return .go("\(path)?sheet=\(sheet + 1)") }
        _ = try await visit.perform(FinishKeying(sitting: ID(try visit.addressPart("sitting"))))
        return .go(path)
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: visit.title(heading, isAgain: problem != nil), frame: .staff,
            main: """
                <p class="no-print"><a href="/entry">‹ \(say: "entry.title")</a></p>
                \(if: found.isGrave || isHeard, danger(visit))\(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: heading)</h1><p>\(say: "entry.lead.\(found.step.rawValue)")</p></div>
                </div>\(content(visit))
                """)
    }

    private var heading: Phrase {
        switch found.step {
        case .first, .second, .differs:
            Phrase("entry.paper.title", ["sheet": "\(found.sheet)", "sheets": "\(found.count)"])
        case .waitsForAnother, .keyedByOthers, .done, .keyedOnce, .left: found.step.phrase
        }
    }

    /// The paper may have been ticked hours ago: what counts is where the person is now.
    private func danger(_ visit: Visit) -> HTML {
        """
        <div class="note bad" role="alert"><h2>\(say: "entry.grave.title")</h2><p>\(say: "entry.grave.words")</p>
        <ul class="lines">\(each: HelpLineList.lines(visit, for: found.region))</ul></div>
        """
    }

    private func content(_ visit: Visit) -> HTML {
        switch found.step {
        case .first, .second: keying(visit)
        case .differs: settling(visit)
        case .waitsForAnother, .keyedByOthers, .done, .keyedOnce, .left:
            "<p><a class=\"btn\" href=\"/entry\">\(say: "entry.next")</a></p>"
        }
    }

    private var scale: Questionnaire { found.scale.questionnaire }

    private func keying(_ visit: Visit) -> HTML {
        let questions = scale.items.enumerated().map { question($1, number: $0 + 1, visit, readings: nil) }
        return """
            <form method="post" action="\(path)/key">\(Form.token(visit))\(Form.hidden("sheet", "\(found.sheet)"))\
            \(each: questions)
            <div class="actions"><button class="btn">\
            \(say: found.sheet < found.count ? "entry.paper.next" : "entry.paper.done")</button></div></form>
            """
    }

    private func settling(_ visit: Visit) -> HTML {
        let questions = scale.items.enumerated().compactMap { place, item in
            found.differences.first { $0.item == item.linkId }.map {
                question(item, number: place + 1, visit, readings: $0.readings)
            }
        }
        return """
            <form method="post" action="\(path)/settle">\(Form.token(visit))\(Form.hidden("sheet", "\(found.sheet)"))
            \(each: questions)
            <div class="actions"><button class="btn">\(say: "entry.paper.settle")</button></div></form>
            """
    }

    private func question(_ item: QuestionnaireItem, number: Int, _ visit: Visit, readings: [String?]?) -> HTML {
        let language = scale.languages.contains(visit.language) ? visit.language : found.language
        let mark: HTML = language == visit.language ? .empty : " lang=\"\(language.rawValue)\""
        let chosen = readings == nil ? found.answers[item.linkId] ?? KeyPaperSheet.nothingTicked : nil
        let nothing = visit.say(Phrase("entry.paper.nothing"))
        let options = item.options.map { choice($0.code, $0.text[language], item, chosen, mark) }
        return """
            <fieldset class="item" id="item-\(number)" data-item="\(item.linkId)">
            <legend>\(number). <span\(mark)>\(item.text[language])</span></legend>
            \(readings.map { read($0, item, language) } ?? .empty)
            <div class="choices across\(if: options.count > 3, " six")">\(each: options)\
            \(choice(KeyPaperSheet.nothingTicked, nothing, item, chosen, .empty))</div></fieldset>

            """
    }

    /// Both readings, in the order of the scale: nobody is told whose is whose.
    private func read(_ readings: [String?], _ item: QuestionnaireItem, _ language: Language) -> HTML {
        let words: [HTML] = readings.map { code in
            let option = item.options.first { $0.code == code }
            return option.map { "<li>\($0.text[language])</li>\n" } ?? "<li>\(say: "entry.paper.nothing")</li>\n"
        }
        return "<p class=\"small\">\(say: "entry.paper.readings")</p><ul class=\"small\">\(each: words)</ul>"
    }

    private func choice(
        _ code: String, _ text: String, _ item: QuestionnaireItem, _ chosen: String?, _ mark: HTML
    ) -> HTML {
        let id = "\(item.linkId)-\(code)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="answers.\(item.linkId)" value="\(code)"\
            \(if: code == chosen, " checked")><label for="\(id)"\(mark)>\(text)</label></div>

            """
    }
}
