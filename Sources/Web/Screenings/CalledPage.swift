import Care

/// Somebody will call: what happens now, and the way to take it back.
struct CalledPage {
    func page(for visit: Visit) -> Page {
        var page = Page(title: Phrase("help.called.title"), main: main(visit))
        page.isHelp = true
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <div class="calm"><h1>\(say: "help.called.title")</h1><p class="lead">\(say: "help.called.lead")</p></div>
        <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
        <form method="post" action="/sheet/call-back">\(Form.token(visit))\(Form.hidden("wanted", "no"))
        <p>\(say: "help.called.change") <button class="link">\(say: "help.called.takeBack")</button></p></form>
        \(Breathing.card)
        <p class="actions"><a class="btn plain" href="/sheet/next">\(say: "help.sheet.goOn")</a>\
        <a class="link" href="/sheet/pause">\(say: "help.sheet.stop")</a></p>
        """
    }
}
