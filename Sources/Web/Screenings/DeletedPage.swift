import Care

/// Everything of the sheet is gone.
struct DeletedPage {
    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("screenings.deleted.title"),
            main: """
                <div class="calm"><h1>\(say: "screenings.deleted.title")</h1>
                <p class="lead">\(say: "screenings.deleted.lead")</p></div>
                <div class="actions"><a class="btn" href="/">\(say: "problem.home")</a></div>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
