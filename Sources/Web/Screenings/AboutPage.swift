import Care

/// What Xinqiao is.
struct AboutPage {
    func page(for visit: Visit) -> Page {
        Page(title: Phrase("about.title"), main: main)
    }

    private var main: HTML {
        """
        <h1>\(say: "about.title")</h1><p class="lead">\(say: "about.lead")</p>
        <section class="card" aria-labelledby="does"><h2 id="does">\(say: "about.does")</h2>
        <ul class="facts-list"><li>\(say: "about.does.check")</li><li>\(say: "about.does.near")</li>\
        <li>\(say: "about.does.alert")</li></ul></section>
        <section class="card" aria-labelledby="not"><h2 id="not">\(say: "about.not")</h2>
        <ul><li>\(say: "about.not.doctor")</li><li>\(say: "about.not.emergency")</li>\
        <li>\(say: "about.not.judge")</li></ul></section>
        <section class="card" aria-labelledby="open"><h2 id="open">\(say: "about.open")</h2>
        <p>\(say: "about.open.words")</p></section>
        <p class="actions"><a class="btn" href="/">\(say: "problem.home")</a>\
        <a class="link" href="/privacy">\(say: "frame.privacy")</a></p>
        """
    }
}
