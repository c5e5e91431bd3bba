import Care
import ScreeningRules
import Screenings

/// One scale over time: the line, the table, and when it makes sense to look again.
struct SeriesCard {
    let series: ResultSeries
    /// The card's place on the page, from 1.
    let number: Int

    /// More than these lie folded, so that the page stays calm.
    private static let shown = 12

    private var scale: Scale { series.questionnaire.scoring }

    func html(_ visit: Visit) -> HTML {
        let newestFirst = Array(series.results.reversed())
        return """
            <section class="card" aria-labelledby="series-\(number)">
            <h2 id="series-\(number)">\(say: series.questionnaire.topic.name)</h2>
            \(if: series.sharesTopic, "<p class=\"small\">\(say: "history.series.scale", name)</p>")
            \(if: series.hasSiblings, "<p class=\"small\">\(say: "history.series.version", version)</p>")
            <div class="split halves"><div>
            \(TrendPicture(series: series, language: visit.language, number: number).html)
            <p class="small">\(say: upward)</p></div>
            <div>\(table(Array(newestFirst.prefix(Self.shown)), visit))
            \(if: newestFirst.count > Self.shown, """
                <details><summary>\(say: "history.series.earlier")</summary>
                \(table(Array(newestFirst.dropFirst(Self.shown)), visit))</details>
                """)</div></div>
            \(again(visit))</section>
            """
    }

    private var name: [String: String] { ["name": series.questionnaire.slug.uppercased()] }
    private var version: [String: String] { ["version": series.questionnaire.version.description] }

    private var upward: Phrase {
        switch scale.direction {
        case .higherIsWorse: Phrase("history.series.higherIsHarder")
        case .higherIsBetter: Phrase("history.series.higherIsLighter")
        }
    }

    /// Two weeks between two looks is advice, not a lock (rulebook E.4.7).
    private func again(_ visit: Visit) -> HTML {
        guard let next = series.nextDay else { return .empty }
        let span = series.questionnaire.timeFrame[visit.language]
        let words = ["frame": span, "day": next.description]
        // What an institution brought is begun by the institution, and not from here.
        let isOwned = series.questionnaire.licence.permission != .none
        if next <= visit.now.day { return isOwned ? .empty : "<p>\(say: "history.series.againNow")</p>" }
        let isSpoken = series.questionnaire.languages.contains(visit.language) && !isOwned
        let phrase = isSpoken ? "history.series.again" : "history.series.againFrom"
        return "<p>\(say: Phrase(phrase, words))</p>"
    }

    private func table(_ results: [KeptResult], _ visit: Visit) -> HTML {
        """
        <table><thead><tr><th scope="col">\(say: "history.series.day")</th>\
        <th class="num" scope="col">\(say: "screenings.result.points")</th>\
        <th scope="col">\(say: "screenings.result.possible")</th>\
        <th class="no-print" scope="col"><span class="visually-hidden">\(say: "history.series.remove")</span></th>\
        </tr></thead><tbody>\(each: results.map { row($0, visit) })</tbody></table>
        """
    }

    private func row(_ result: KeptResult, _ visit: Visit) -> HTML {
        let day = result.finishedAt.day.description
        let band = series.questionnaire.band(result.band, drawnBy: result.alternative)
        let label = visit.say(Phrase("history.series.removeDay", ["day": day]))
        return """
            <tr><td class="when">\(day)</td><td class="num">\(scale.text(of: result.total))</td>\
            <td>\(band?.title[visit.language] ?? "")</td>\
            <td class="no-print"><form method="post" action="/history/remove">\(Form.token(visit))\
            \(Form.hidden("sheet", result.sheet.rawValue))\
            <button class="link" aria-label="\(label)">\(say: "history.series.remove")</button></form></td></tr>

            """
    }
}
