import Care
import Instruments
import ScreeningRules

/// How a scale is scored: in words, its stretches with their sources, its red flags.
struct ScaleScoring {
    let found: ReadInstrument.Outcome

    private var scale: Questionnaire { found.scale.questionnaire }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="scoring"><h2 id="scoring">\(say: "instruments.scoring.title")</h2>
        \(inWords(visit))
        \(each: ([scale.scoring] + scale.subscales).map { part($0, visit) })
        </section>
        \(flags(visit))
        """
    }

    private func inWords(_ visit: Visit) -> HTML {
        "<ul>\(each: scale.scoringInWords(in: visit.language).flatMap { $0 }.map { "<li>\(say: $0)</li>\n" })</ul>"
    }

    private func part(_ part: Scale, _ visit: Visit) -> HTML {
        let title = part.title?[visit.language] ?? scale.title[visit.language]
        let all = part.bands?.all ?? []
        return """
            <h3>\(title) <span class="small">\(Points(part).range)</span></h3>
            \(part.cutOff.map { cutOff($0, of: part) } ?? .empty)
            \(if: !all.isEmpty, bands(all, of: part, title, visit))
            """
    }

    private func cutOff(_ cutOff: CutOff, of part: Scale) -> HTML {
        let values = ["points": part.text(of: cutOff.value)]
        let words = cutOff.when == .atLeast
            ? Phrase("instruments.scoring.atLeast", values) : Phrase("instruments.scoring.atMost", values)
        return "<p>\(say: words) <span class=\"sub\" lang=\"en\">\(cutOff.source)</span></p>"
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

    private func flags(_ visit: Visit) -> HTML {
        let rows: [HTML] = scale.redFlagRules.map { rule in
            let number = (scale.items.firstIndex { $0.linkId == rule.linkId } ?? 0) + 1
            return """
                <li>\(say: "instruments.flags.line", [
                    "number": "\(number)", "points": rule.weightAtLeast.map { "\($0)" } ?? "–", "rank": "\(rule.rank)",
                ]) <span class="sub" lang="en">\(rule.source)</span></li>

                """
        }
        let words: HTML = rows.isEmpty ? "<p>\(say: "instruments.flags.none")</p>" : "<ul>\(each: rows)</ul>"
        return """
            <section class="card" aria-labelledby="flags"><h2 id="flags">\(say: "instruments.flags.title")</h2>
            \(words)
            <h3>\(say: "instruments.quality.title")</h3>
            <p>\(say: "instruments.quality.words")</p></section>
            """
    }
}
