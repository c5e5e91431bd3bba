import Care

/// Help now, for anybody at any time.
struct HelpPage {
    func page(for visit: Visit) -> Page {
        var page = Page(title: Phrase("help.title"), main: main(visit))
        page.isHelp = true
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <h1>\(say: "help.title")</h1>
        <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
        <p class="lead">\(say: "help.lead")</p>
        \(Breathing.card)
        <section class="card" aria-labelledby="others"><h2 id="others">\(say: "help.others")</h2>
        <ul class="tips"><li>\(say: "help.other.person")</li><li>\(say: "help.other.place")</li>\
        <li>\(say: "help.other.away")</li></ul></section>
        <p class="actions"><a class="btn plain" href="/">\(say: "help.home")</a></p>
        """
    }
}
