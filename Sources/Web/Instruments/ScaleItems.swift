import Care
import Instruments
import ScreeningRules

/// The questions and answers as a person would see them, in each language that is there.
struct ScaleItems {
    let found: ReadInstrument.Outcome

    private var scale: Questionnaire { found.scale.questionnaire }
    private var isWordless: Bool { found.scale.isWordless }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="items"><h2 id="items">\(say: "instruments.items.title")</h2>
        \(missing)
        \(if: scale.isEntryOnly, "<p>\(say: "instruments.items.entry")</p>")
        \(each: languages(visit).map { stem($0) })
        \(if: !scale.isEntryOnly, list(visit))
        </section>
        """
    }

    /// The visitor's own language first.
    private func languages(_ visit: Visit) -> [Language] {
        guard !isWordless, !scale.isEntryOnly else { return [] }
        let there = Language.allCases.filter(scale.languages.contains)
        return there.filter { $0 == visit.language } + there.filter { $0 != visit.language }
    }

    private var missing: HTML {
        if isWordless { return "<p class=\"note\">\(say: "instruments.items.wordless")</p>" }
        if scale.isEntryOnly { return .empty }
        let missing = Language.allCases.filter { !scale.languages.contains($0) }
        return """
            \(each: missing.map { "<p class=\"note\">\(say: "instruments.language.missing.\($0.rawValue)")</p>" })
            """
    }

    private func stem(_ language: Language) -> HTML {
        """
        <p lang="\(language.rawValue)"><strong>\(scale.timeFrame[language])</strong> \(scale.stem[language])</p>

        """
    }

    private func list(_ visit: Visit) -> HTML {
        let languages = languages(visit)
        return "<ol class=\"scale-items\">\(each: scale.items.map { item($0, languages) })</ol>"
    }

    private func item(_ item: QuestionnaireItem, _ languages: [Language]) -> HTML {
        let texts: [HTML] = languages.map { "<p lang=\"\($0.rawValue)\">\(item.text[$0])</p>" }
        let marks = marks(item).map { " <span class=\"state\">\(say: $0)</span>" as HTML }
        let words: HTML = texts.isEmpty ? "<p>\(say: "instruments.items.noText")</p>" : "\(each: texts)"
        return """
            <li>\(words)<p class="sub"><span class="code">\(item.linkId)</span>\(each: marks)</p>
            <ul class="scale-options">\(each: item.options.map { option($0, languages) })</ul></li>

            """
    }

    private func option(_ option: AnswerOption, _ languages: [Language]) -> HTML {
        let texts: [HTML] = languages.enumerated().map { number, language in
            "\(if: number > 0, " · ")<span lang=\"\(language.rawValue)\">\(option.text[language])</span>"
        }
        let points: HTML = option.weight.map { "<b>\($0)</b>" } ?? "–"
        return "<li>\(points) \(if: texts.isEmpty, "<span class=\"code\">\(option.code)</span>")\(each: texts)</li>\n"
    }

    /// What sets a question apart from the others.
    private func marks(_ item: QuestionnaireItem) -> [Phrase] {
        (isFlagged(item) ? [Phrase("instruments.items.flagged")] : [])
            + (scale.scoring.mirrors[item.linkId] != nil ? [Phrase("instruments.items.reverse")] : [])
            + (item.isScored ? [] : [Phrase("instruments.items.unscored")])
            + (item.branch != nil ? [Phrase("instruments.items.branch")] : [])
    }

    private func isFlagged(_ item: QuestionnaireItem) -> Bool {
        scale.redFlagRules.contains { $0.linkId == item.linkId }
    }
}
