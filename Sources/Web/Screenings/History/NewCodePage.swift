import Care

/// The code of a new history, told this once: large, in four groups, to be written down, printed or read aloud.
struct NewCodePage {
    let code: String

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("history.new.title"), main: main)
    }

    private var main: HTML {
        """
        <h1>\(say: "history.new.title")</h1><p class="lead">\(say: "history.new.lead")</p>
        <section class="card" aria-labelledby="code"><h2 id="code">\(say: "history.new.code")</h2>
        <p class="keepsake">\(each: groups.map { "<b>\($0)</b> " })</p>
        <p class="only-print small">\(say: "history.new.printed")</p>
        <button class="btn quiet no-print" type="button" data-print hidden>\(say: "history.new.print")</button>
        </section>
        <section class="card" aria-labelledby="care"><h2 id="care">\(say: "history.new.care")</h2>
        <ul class="facts-list"><li>\(say: "history.new.once")</li><li>\(say: "history.new.nobody")</li>\
        <li>\(say: "history.new.lost")</li><li>\(say: "history.new.where")</li></ul></section>
        <div class="actions"><a class="btn" href="/history">\(say: "history.new.done")</a></div>
        """
    }

    private var groups: [String] { code.split(separator: "-").map(String.init) }
}
