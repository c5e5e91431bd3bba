import Care

/// Under 14: kind words, the lines, and the way to do it together with an adult. Nothing is asked or kept.
struct YoungPage {
    func page(for visit: Visit) -> Page {
        Page(title: Phrase("help.young.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <div class="calm"><h1>\(say: "help.young.title")</h1><p class="lead">\(say: "help.young.lead")</p></div>
        <section class="card" aria-labelledby="together"><h2 id="together">\(say: "help.young.together")</h2>
        <ul class="tips"><li>\(say: "help.young.parent")</li><li>\(say: "help.young.school")</li>\
        <li>\(say: "help.young.show")</li><li>\(say: "help.young.unsafe")</li></ul></section>
        <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
        """
    }
}
