import Care
import Screenings

/// Asks once before everything is deleted, and says what goes, what stays, and why.
struct DeleteHistoryPage {
    let history: ReadHistory.Outcome

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("history.delete.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <h1>\(say: "history.delete.title")</h1>
        <section class="card" aria-labelledby="goes"><h2 id="goes">\(say: "history.delete.goes")</h2>
        <ul><li>\(say: "history.delete.goes.results", ["count": "\(history.results.count)"])</li>\
        <li>\(say: "history.delete.goes.code")</li></ul></section>
        \(if: history.hasRaisedAlert, """
            <section class="card" aria-labelledby="stays"><h2 id="stays">\(say: "history.delete.stays")</h2>
            <p>\(say: "history.delete.stays.alert")</p></section>
            """)
        <form method="post" action="/history/delete">\(Form.token(visit))
        <div class="actions"><button class="btn danger">\(say: "history.delete.yes")</button>\
        <a class="btn plain" href="/history">\(say: "history.remove.no")</a></div></form>
        """
    }
}

/// Everything is gone, but for what the last page named.
struct HistoryGonePage {
    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("history.gone.title"),
            main: """
                <div class="calm"><h1>\(say: "history.gone.title")</h1>
                <p class="lead">\(say: "history.gone.lead")</p>
                \(if: visit.fields["alert"] == "stays", "<p>\(say: "history.delete.stays.alert")</p>")</div>
                <div class="actions"><a class="btn" href="/">\(say: "problem.home")</a></div>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
