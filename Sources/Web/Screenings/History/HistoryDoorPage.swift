import Care

/// The door to one's own history: the code, or how to come by one.
struct HistoryDoorPage {
    var problem: Phrase?
    var code = ""
    /// Whether the history was open here and its hour is over.
    var isOver = false

    func page(for visit: Visit) -> Page {
        let title = Phrase("history.title")
        let fault = problem.map { _ in Phrase("form.almostTitle", ["page": visit.say(title)]) }
        return Page(title: fault ?? title, main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(Form.faults(problem, field: "history-code"))<h1>\(say: "history.title")</h1>
        \(if: isOver, "<div class=\"note\" role=\"status\"><p>\(say: "history.problem.historyClosed")</p></div>")
        <p class="lead">\(say: "history.door.lead")</p>
        <section class="card" aria-labelledby="have"><h2 id="have">\(say: "history.door.have")</h2>
        <form method="post" action="/history">\(Form.token(visit))
        \(CodeField(code: code, problem: problem).html)
        <div class="actions"><button class="btn">\(say: "history.door.open")</button></div></form></section>\
        \(demo(visit))
        <section class="card" aria-labelledby="none"><h2 id="none">\(say: "history.door.none")</h2>
        <p>\(say: "history.door.how")</p><p>\(say: "history.door.lost")</p>
        <p class="actions"><a class="btn plain" href="/">\(say: "problem.home")</a></p></section>
        """
    }

    /// Only a demo tells a code: that of an invented person.
    private func demo(_ visit: Visit) -> HTML {
        guard let code = visit.house.demoHistory else { return .empty }
        return """

            <aside class="note" aria-label="\(say: "frame.demo")"><p>\(say: "history.door.demo")</p>
            <p><b class="code">\(code)</b></p></aside>
            """
    }
}
