import Care
import ScreeningRules
import Screenings

/// The results of one scale as a line over time, before stripes that bear the names of the bands.
///
/// Lengths are shares of the picture, so that words keep their size on every screen.
struct TrendPicture {
    let series: ResultSeries
    let language: Language
    /// The picture's place on the page, from 1.
    let number: Int

    /// More points than these have no figures of their own: they would lie on each other.
    private static let mostFigures = 8
    /// Percent of the width where the line begins: right of the names of the bands.
    private static let start = 34.0
    /// Percent of the width where it ends, with room for half a figure.
    private static let end = 95.0

    private var scale: Scale { series.questionnaire.scoring }
    private var results: [KeptResult] { series.results }

    var html: HTML {
        """
        <svg class="trend" role="img" aria-labelledby="trend-\(number)" focusable="false">
        <title id="trend-\(number)">\(say: title)</title>
        <svg y="0" height="88%" width="100%" overflow="visible">
        \(each: series.bands.all.enumerated().map { stripe($1, shade: $0) })
        \(each: zip(results, results.dropFirst()).map(step))\(each: results.enumerated().map(point))
        </svg>
        \(days)</svg>
        """
    }

    private var title: Phrase {
        guard let first = results.first, let last = results.last, results.count > 1 else {
            let only = results.first
            return Phrase(
                "history.trend.one",
                ["day": only?.finishedAt.day.description ?? "", "total": scale.text(of: only?.total ?? 0)]
            )
        }
        return Phrase(
            "history.trend.many",
            [
                "count": "\(results.count)", "from": first.finishedAt.day.description,
                "first": scale.text(of: first.total),
                "to": last.finishedAt.day.description, "last": scale.text(of: last.total),
            ])
    }

    private func stripe(_ band: Band, shade: Int) -> HTML {
        let count = series.bands.all.count
        let tone = count == 1 ? 3 : 1 + shade * 4 / (count - 1)
        let top = height(band.range.upperBound, plus: 0.5)
        let share = height(band.range.lowerBound, plus: -0.5) - top
        return """
            <rect class="b\(tone)" x="0" y="\(percent(top))" width="100%" height="\(percent(share))"/>
            \(if: share >= 9, "<text x=\"1.5%\" y=\"\(percent(top))\" dy=\"1.25em\">\(band.title[language])</text>")

            """
    }

    private func step(_ from: KeptResult, _ to: KeptResult) -> HTML {
        """
        <line class="way" x1="\(percent(width(from)))" y1="\(percent(height(from.total)))" \
        x2="\(percent(width(to)))" y2="\(percent(height(to.total)))"/>
        """
    }

    private func point(_ place: Int, _ result: KeptResult) -> HTML {
        let isNamed = results.count <= Self.mostFigures || place == results.count - 1
        let (x, y) = (percent(width(result)), percent(height(result.total)))
        let lift = height(result.total) < 14 ? "1.4em" : "-.6em"
        let points = scale.text(of: result.total)
        return """
            <circle class="dot" cx="\(x)" cy="\(y)" r="5"/>\
            \(if: isNamed, "<text class=\"figure\" x=\"\(x)\" y=\"\(y)\" dy=\"\(lift)\">\(points)</text>")

            """
    }

    /// The first and the last day below the line.
    private var days: HTML {
        guard let first = results.first, let last = results.last else { return .empty }
        let isOneDay = first.finishedAt.day == last.finishedAt.day
        let end = last.finishedAt.day.description
        let begin = first.finishedAt.day.description
        return """
            <text class="day" x="\(percent(width(first)))" y="100%">\(begin)</text>\
            \(if: !isOneDay, "<text class=\"day last\" x=\"100%\" y=\"100%\">\(end)</text>")
            """
    }

    /// Percent from the left: as time has passed, or evenly where all is of one day.
    private func width(_ result: KeptResult) -> Double {
        guard let first = results.first, let last = results.last, results.count > 1 else {
            return (Self.start + Self.end) / 2
        }
        let span = last.finishedAt.seconds(since: first.finishedAt)
        let share: Double
        if span >= 86_400 {
            share = Double(result.finishedAt.seconds(since: first.finishedAt)) / Double(span)
        } else {
            let place = results.firstIndex { $0.sheet == result.sheet } ?? 0
            share = Double(place) / Double(results.count - 1)
        }
        return Self.start + share * (Self.end - Self.start)
    }

    /// Percent from the top. Every point has a step of its own, so that the ends of the scale are not on the edge.
    private func height(_ total: Int, plus half: Double = 0) -> Double {
        let steps = Double(scale.range.count)
        return (Double(scale.range.upperBound - total) + 0.5 - half) / steps * 100
    }

    private func percent(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))%"
    }
}
