import Care
import Screenings

/// Everything that a person has kept: a card a scale, with the line over time and the table beside it.
struct HistoryPage {
    let history: ReadHistory.Outcome
    let series: [ResultSeries]

    init(history: ReadHistory.Outcome) {
        self.history = history
        series = ResultSeries.all(in: history)
    }

    func page(for visit: Visit) -> Page {
        var page = Page(title: Phrase("history.title"), main: main(visit))
        page.look = "broad"
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <h1>\(say: "history.title")</h1>
        <p class="lead">\(say: "history.page.lead", ["time": history.closesAt.clockText])</p>
        \(word(visit))
        \(if: series.isEmpty, "<p class=\"empty\">\(say: "history.page.empty")</p>")
        \(each: series.enumerated().map { SeriesCard(series: $1, number: $0 + 1).html(visit) })
        <section class="card no-print" aria-labelledby="end"><h2 id="end">\(say: "history.page.yours")</h2>
        <p>\(say: "history.page.term", ["day": history.forgottenOn.description])</p>
        <div class="actions"><form method="post" action="/history/close">\(Form.token(visit))\
        <button class="btn">\(say: "history.page.close")</button></form>
        <button class="btn plain" type="button" data-print hidden>\(say: "screenings.result.print")</button>
        <a class="btn danger" href="/history/delete">\(say: "history.page.deleteAll")</a></div></section>
        <p class="actions no-print"><a class="btn plain" href="/">\(say: "history.page.again")</a></p>
        """
    }

    private func word(_ visit: Visit) -> HTML {
        switch visit.fields["word"] {
        case "kept": "<div class=\"note\" role=\"status\"><p>\(say: "history.page.kept")</p></div>"
        case "removed": "<div class=\"note\" role=\"status\"><p>\(say: "history.page.removed")</p></div>"
        default: .empty
        }
    }
}
