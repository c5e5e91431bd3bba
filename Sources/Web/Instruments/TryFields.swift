import Access
import Care
import Instruments
import ScreeningRules

/// The fields of a trial: who it was, as far as the borders ask for it, and the answers.
struct TryFields {
    let found: ReadInstrument.Outcome
    let outcome: TryInstrument.Outcome?
    let given: Fields
    let problem: (any Problem)?

    private var scale: Questionnaire { found.scale.questionnaire }

    func html(_ visit: Visit) -> HTML {
        """
        \(person)
        \(if: scale.isEntryOnly, entered)
        \(if: !scale.isEntryOnly, row)
        \(if: !scale.isEntryOnly, items(visit))
        """
    }

    /// Only what the borders of this scale ask for.
    private var person: HTML {
        let audiences = ([scale.scoring] + scale.subscales).flatMap(\.alternatives).map(\.audience)
        let asks = Set(audiences.flatMap(\.facts))
        guard !asks.isDisjoint(with: [.sex, .age, .education]) else { return .empty }
        return """
            <section class="card" aria-labelledby="who"><h2 id="who">\(say: "instruments.try.who")</h2>
            <p class="small">\(say: "instruments.try.whoWords")</p><div class="inline-form">
            \(if: asks.contains(.sex), choice(
                "sex", Phrase("instruments.try.sex"), Sex.allCases.map { ($0.rawValue, $0.name) }))
            \(if: asks.contains(.age), field("age", Phrase("instruments.try.age")))
            \(if: asks.contains(.education), choice(
                "education", Phrase("instruments.try.education"), Education.allCases.map { ($0.rawValue, $0.name) }))
            </div></section>
            """
    }

    private var entered: HTML {
        """
        <section class="card">\(field("entered", Phrase(
            "instruments.try.entered", ["range": Points(scale.scoring).range])))</section>
        """
    }

    private var row: HTML {
        """
        <details class="card"\(if: problem != nil || given["points"] != nil, " open")>\
        <summary>\(say: "instruments.try.row")</summary>
        <p class="small" id="points-hint">\(say: "instruments.try.rowWords", ["count": "\(scored)"])</p>
        \(field("points", Phrase("instruments.try.points"), hint: true))</details>
        """
    }

    private var scored: Int { scale.items.filter(\.isScored).count }

    private func field(_ name: String, _ label: Phrase, hint: Bool = false) -> HTML {
        """
        <div class="field"><label for="\(name)">\(say: label)</label>
        <input type="text" id="\(name)" name="\(name)" value="\(given[name] ?? "")" inputmode="numeric"
        autocomplete="off"\(if: hint, " aria-describedby=\"points-hint\"")\(mark(name))></div>
        """
    }

    private func mark(_ name: String) -> HTML {
        guard case .invalid(let field) = problem?.kind, field == name else { return .empty }
        return " aria-invalid=\"true\""
    }

    private func choice(_ name: String, _ label: Phrase, _ options: [(code: String, words: Phrase)]) -> HTML {
        """
        <div class="field"><label for="\(name)">\(say: label)</label><select id="\(name)" name="\(name)">
        <option value="">\(say: "instruments.try.unknown")</option>
        \(each: options.map { option in
            let isChosen = given[name] == option.code
            return "<option value=\"\(option.code)\"\(if: isChosen, " selected")>\(say: option.words)</option>\n"
        })</select></div>
        """
    }

    private func items(_ visit: Visit) -> HTML {
        let language = scale.languages.contains(visit.language) ? visit.language : scale.languages.first ?? .en
        return "\(each: scale.items.enumerated().map { item($1, number: $0 + 1, language) })"
    }

    private func item(_ item: QuestionnaireItem, number: Int, _ language: Language) -> HTML {
        let words: HTML = found.scale.isWordless
            ? "\(say: "instruments.try.question", ["number": "\(number)"])"
            : "\(number). <span lang=\"\(language.rawValue)\">\(item.text[language])</span>"
        return """
            <fieldset class="item"><legend>\(words)</legend>
            <div class="choices across\(item.options.count > 4 ? " six" : "")">
            \(each: item.options.map { option($0, of: item, number, language) })</div></fieldset>

            """
    }

    private func option(
        _ option: AnswerOption, of item: QuestionnaireItem, _ number: Int, _ language: Language
    ) -> HTML {
        let id = "a-\(number)-\(option.code)"
        let chosen = outcome?.answers[item.linkId] ?? given["answers.\(item.linkId)"]
        let points: HTML = option.weight.map { "<b>\($0)</b> " } ?? .empty
        return """
            <div class="choice"><input type="radio" id="\(id)" name="answers.\(item.linkId)" value="\(option.code)"\
            \(if: chosen == option.code, " checked")>\
            <label for="\(id)"><span>\(points)\
            \(if: !found.scale.isWordless, text(option, language))</span></label></div>

            """
    }

    private func text(_ option: AnswerOption, _ language: Language) -> HTML {
        "<span lang=\"\(language.rawValue)\">\(option.text[language])</span>"
    }
}

extension Audience {
    /// What must be known of a person to say whether they belong to it.
    fileprivate var facts: Set<PersonFact> {
        var facts: Set<PersonFact> = []
        if sex != nil { facts.insert(.sex) }
        if minimumAge != nil || maximumAge != nil { facts.insert(.age) }
        if !regions.isEmpty { facts.insert(.region) }
        if minimumEducation != nil || maximumEducation != nil { facts.insert(.education) }
        return facts
    }
}
