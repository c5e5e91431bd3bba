import Care

/// The page that works where there is no network. It tells nothing of anybody and holds no token: what was taken along
/// lies sealed in the browser, and is shown by the script.
struct AlongPage {
    static let path = "/along"
    static let worker = "js/along-worker.js"

    /// Where the script finds the worker that keeps this page, and which page that is.
    static var keeping: HTML { "data-worker=\"\(Assets.path(worker))\" data-scope=\"\(path)\"" }

    /// The first one runs; the others are named, so that they are kept with the page.
    static func scripts(_ names: [String]) -> HTML {
        """
        <script type="module" src="\(Assets.path(names[0]))"></script>
        \(each: names.dropFirst().map { "<link rel=\"modulepreload\" href=\"\(Assets.path($0))\">\n" })
        """
    }

    func page(for visit: Visit) -> Page {
        var page = Page(
            title: Phrase("along.page"),
            main: """
                <h1>\(say: "along.page")</h1>
                <div class="note" id="no-along"><p>\(say: "along.paper")</p>
                <p><a href="/entry">\(say: "along.paperEntry")</a></p></div>
                <div id="along" hidden \(Self.keeping)\(words)>
                <p role="status" data-part="status"></p>
                <p data-part="signIn" hidden><a class="btn" href="/sign-in?back=/along">\(say: "problem.signIn")</a></p>
                \(list)\(danger(visit))\(asking)</div>
                """)
        page.head = Self.scripts(["js/along.js", "js/along-store.js", "js/along-bring.js"])
        return page
    }

    private var list: HTML {
        """
        <section data-part="list"><h2>\(say: "along.list")</h2>
        <p data-part="count" role="status"></p><p data-part="empty">\(say: "along.empty")</p>
        <ul class="along" data-part="rows"></ul>
        <div class="actions"><button class="btn" type="button" data-part="send" hidden>\(say: "along.send")</button>
        <a class="link" href="/entry">\(say: "along.takeMore")</a></div></section>

        """
    }

    /// The numbers stand first. No alert can leave the device, so it is a person who has to call.
    private func danger(_ visit: Visit) -> HTML {
        """
        <section class="note bad" data-part="danger" hidden><h2>\(say: "along.danger")</h2>
        <p data-part="phone"></p><p><b>\(say: "along.call")</b></p>
        <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
        <ol><li>\(say: "entry.help.stay")</li><li>\(say: "entry.help.ask")</li><li>\(say: "entry.help.call")</li></ol>
        <div class="actions"><button class="btn" type="button" data-part="goOn">\(say: "along.goOn")</button>
        <button class="btn quiet" type="button" data-part="stop">\(say: "along.stop")</button></div></section>

        """
    }

    private var asking: HTML {
        """
        <section class="aloud" data-part="ask" hidden><p class="note">\(say: "entry.aloud")</p>
        <form><fieldset><legend><span class="where"></span><span class="stem"></span>
        <h2>\(say: "along.question")</h2></legend><div class="choices"></div></fieldset>
        <p class="small">\(say: "along.skip")</p>
        <div class="actions"><button class="btn" value="next">\(say: "along.next")</button>
        <button class="btn quiet" value="back">\(say: "along.back")</button></div></form>
        <p><button class="btn plain" type="button" data-part="leave">\(say: "along.leave")</button></p></section>

        """
    }

    /// What the script says, by the names it knows. Its own numbers take the place of what stands in braces.
    private var words: HTML {
        """
         data-ready="\(say: "along.state.ready")" data-begun="\(say: "along.state.begun")"
        data-waiting="\(say: "along.state.waiting")" data-over="\(say: "along.state.over")"
        data-stop="\(say: "along.stop")"
        data-start="\(say: "along.start")" data-go-on="\(say: "along.goOn")" data-call="\(say: "along.call")"
        data-remove="\(say: "along.remove")"
        data-sure="\(say: "along.sure", ["who": "{who}"])" data-answers="\(say: "along.answers")"
        data-again="\(say: "along.again")" data-count="\(say: "along.count", ["n": "{n}", "all": "{all}"])"
        data-where="\(say: Self.place)"
        data-next="\(say: "along.next")" data-done="\(say: "along.done")"
        data-brought="\(say: "along.brought", ["n": "{n}"])" data-later="\(say: "along.later")"
        data-sign-in="\(say: "along.signIn")" data-elsewhere="\(say: "along.elsewhere")"
        data-offline="\(say: "along.offline")"
        """
    }

    private static let place = Phrase(
        "along.where",
        ["who": "{who}", "part": "{part}", "parts": "{parts}", "number": "{number}", "count": "{count}"])
}
