import Care
import Instruments
import ScreeningRules

/// How a scale is scored: in words, its stretches with their sources, its red flags.
struct ScaleScoring {
    let found: ReadInstrument.Outcome

    private var scale: Questionnaire { found.scale.questionnaire }

    func html(_ visit: Visit) -> HTML {
        let words = scale.scoringInWords(in: visit.language)
        return """
        <section class="card" aria-labelledby="scoring"><h2 id="scoring">\(say: "instruments.scoring.title")</h2>
        \(each: words.scales.map { part($0, visit) })
        \(rules(words))
        </section>
        \(flags(words))
        """
    }

    private func part(_ words: ScaleInWords, _ visit: Visit) -> HTML {
        let found = ([scale.scoring] + scale.subscales).first { $0.id == words.scale }
        guard let part = found else { return .empty }
        let title = words.title ?? scale.title[visit.language]
        let all = part.bands?.all ?? []
        return """
            <h3>\(title)</h3>
            \(lines(words.lines))
            \(part.cutOff.map { "<p class=\"sub\" lang=\"en\">\($0.source)</p>" } ?? .empty)
            \(if: !all.isEmpty, bands(all, of: part, title, visit))
            \(each: words.alternatives.map(alternative))
            """
    }

    private func lines(_ phrases: [Phrase]) -> HTML {
        phrases.isEmpty ? .empty : "<ul>\(each: phrases.map { "<li>\(say: $0)</li>\n" })</ul>"
    }

    /// Other borders for other people: for whom, what is different, and who says so.
    private func alternative(_ words: AlternativeInWords) -> HTML {
        """
        <details><summary>\(say: "instruments.scoring.alternative")
        \(each: words.audience.map { " \(say: $0)" })</summary>
        \(lines(words.lines))<p class="sub" lang="en">\(words.source)</p></details>

        """
    }

    private func rules(_ words: ScoringInWords) -> HTML {
        let rules: [HTML] = words.rules.map { rule in
            """
            <li>\(if: rule.title != nil, "<b>\(rule.title ?? "")</b> ")\(each: rule.conditions.map { "\(say: $0) " })
            <span class="sub" lang="en">\(rule.source)</span></li>

            """
        }
        return """
            \(if: !rules.isEmpty, "<h3>\(say: "instruments.scoring.rules")</h3><ul>\(each: rules)</ul>")
            \(if: !words.validity.isEmpty, "<h3>\(say: "instruments.scoring.validity")</h3>" + lines(words.validity))
            """
    }

    private func bands(_ bands: [Band], of part: Scale, _ title: String, _ visit: Visit) -> HTML {
        """
        <table><caption class="visually-hidden">\(title)</caption>
        <thead><tr><th scope="col">\(say: "instruments.scoring.points")</th>
        <th scope="col">\(say: "instruments.scoring.band")</th></tr></thead>
        <tbody>\(each: bands.map { band in
            """
            <tr><td class="range">\(Points(part).text(band.range))</td><td>\(band.title[visit.language])
            <span class="sub" lang="en">\(band.source)</span></td></tr>

            """
        })</tbody></table>
        """
    }

    private func flags(_ words: ScoringInWords) -> HTML {
        """
        <section class="card" aria-labelledby="flags"><h2 id="flags">\(say: "instruments.flags.title")</h2>
        \(words.redFlags.isEmpty ? "<p>\(say: "instruments.flags.none")</p>" : lines(words.redFlags))
        \(if: !words.quality.isEmpty, quality(words))</section>
        """
    }

    private func quality(_ words: ScoringInWords) -> HTML {
        """
        <h3>\(say: "instruments.quality.title")</h3>
        \(lines(words.quality))<p class="small">\(say: "instruments.quality.words")</p>
        """
    }
}
