import Care
import Instruments
import ScreeningRules

/// What came of a trial, and the way that led there.
struct TryResult {
    let outcome: TryInstrument.Outcome
    let scale: Questionnaire

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="result" id="result-card"><h2 id="result">\(say: "instruments.result.title")</h2>
        \(outcome.result.map { score($0, visit) } ?? refusal)
        \(if: outcome.flags.isEmpty, "<p>\(say: "instruments.result.noFlags")</p>")
        \(each: outcome.flags.map(flag))
        \(if: outcome.result != nil, way(visit))
        <p class="small">\(say: "instruments.result.nothingKept")</p></section>
        """
    }

    private func score(_ result: TriedScore, _ visit: Visit) -> HTML {
        let band = scale.bands.all.first { $0.code == result.band }
        let words = ["total": result.total, "range": Points(scale.scoring).range]
        return """
            <p class="lead">\(say: "instruments.result.total", words)
            <strong>\(band?.title[visit.language] ?? result.band)</strong></p>
            <p>\(result.isPositive ? "\(say: "instruments.result.positive")" as HTML : "\(say: "instruments.result.notPositive")")
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

    private func way(_ visit: Visit) -> HTML {
        let steps = scale.scoringWay(of: outcome.answers, for: outcome.person, in: visit.language)
        return """
            <h3>\(say: "instruments.result.way")</h3>
            <ol>\(each: steps.flatMap { $0 }.map { "<li>\(say: $0)</li>\n" })</ol>
            """
    }
}
