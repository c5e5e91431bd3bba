import Care
import Instruments
import ScreeningRules

/// What came of a trial, and the way that led there.
struct TryResult {
    let outcome: TryInstrument.Outcome
    let scale: Questionnaire

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="result" id="result-card">\
        <h2 id="result">\(say: "instruments.result.title")</h2>
        \(outcome.result.map { score($0, visit) } ?? refusal)
        \(if: outcome.flags.isEmpty, "<p>\(say: "instruments.result.noFlags")</p>")
        \(each: outcome.flags.map(flag))
        \(way(visit))
        <p class="small">\(say: "instruments.result.nothingKept")</p></section>
        """
    }

    private func score(_ result: TriedScore, _ visit: Visit) -> HTML {
        let band = scale.bands.all.first { $0.code == result.band }
        let words = ["total": result.total, "range": Points(scale.scoring).range]
        return """
            <p class="lead">\(say: "instruments.result.total", words)
            <strong>\(band?.title[visit.language] ?? result.band)</strong></p>
            <p>\(say: result.isPositive ? "instruments.result.positive" : "instruments.result.notPositive")
            \(if: result.isProrated, "\(say: "instruments.result.prorated")")</p>
            """
    }

    private var refusal: HTML {
        outcome.refusal.map { "<p class=\"note warn\">\(say: $0)</p>" } ?? .empty
    }

    private func flag(_ flag: RedFlag) -> HTML {
        let number = (scale.items.firstIndex { $0.linkId == flag.linkId } ?? 0) + 1
        return """
            <p class="note bad">\(say: "instruments.result.flag", ["number": "\(number)", "rank": "\(flag.rank)"])</p>

            """
    }

    /// What each answer counts, then every scale, then what came of it.
    private func way(_ visit: Visit) -> HTML {
        guard let way = way(in: visit.language) else { return .empty }
        return """
            <h3>\(say: "instruments.result.way")</h3>
            \(if: !way.items.isEmpty, items(way.items))
            \(each: way.scales.map { scale($0, visit) })
            <ul>\(each: way.outcome.map { "<li>\(say: $0)</li>\n" })</ul>
            """
    }

    private func way(in language: Language) -> ScoringWay? {
        if let entered = outcome.result?.points, scale.isEntryOnly {
            return scale.scoringWay(entered: entered, for: outcome.person, in: language)
        }
        // Answers that the scale does not know were refused before there was an outcome.
        return try? scale.scoringWay(of: outcome.answers, for: outcome.person, in: language)
    }

    private func scale(_ steps: ScaleSteps, _ visit: Visit) -> HTML {
        """
        <h4>\(steps.title ?? scale.title[visit.language])</h4>
        <ol>\(each: steps.steps.map { "<li>\(say: $0)</li>\n" })</ol>

        """
    }

    private func items(_ items: [ItemStep]) -> HTML {
        """
        <details><summary>\(say: "instruments.result.items")</summary>
        <table><caption class="visually-hidden">\(say: "instruments.result.items")</caption>
        <thead><tr><th scope="col">\(say: "instruments.result.question")</th>
        <th scope="col" class="num">\(say: "instruments.result.chosen")</th>
        <th scope="col" class="num">\(say: "instruments.result.counted")</th></tr></thead>
        <tbody>\(each: items.map(item))</tbody></table></details>
        """
    }

    private func mark(_ words: Phrase) -> HTML { " <span class=\"state\">\(say: words)</span>" }

    private func item(_ step: ItemStep) -> HTML {
        """
        <tr><th scope="row">\(step.number)\(if: step.isReversed, mark(Phrase("instruments.items.reverse")))\
        \(if: !step.isAsked, mark(Phrase("instruments.result.notAsked")))</th>
        <td class="num">\(step.weight.map { "\($0)" } ?? "–")</td><td class="num">\
        \(step.counted.map { "\($0)" } ?? "–")</td></tr>

        """
    }
}
