import Care
import Screenings

/// What is kept, how long, who sees it, how to delete it, and when confidence ends (PIPL art. 17; rulebook H.5).
struct PrivacyPage {
    func page(for visit: Visit) -> Page {
        Page(title: Phrase("about.privacy.title"), main: main)
    }

    private var main: HTML {
        """
        <h1>\(say: "about.privacy.title")</h1><p class="lead">\(say: "about.privacy.lead")</p>
        <section class="card" aria-labelledby="kept"><h2 id="kept">\(say: "about.privacy.kept")</h2>
        <ul><li>\(say: "about.privacy.kept.sheet")</li><li>\(say: "about.privacy.kept.not")</li>\
        <li>\(say: "about.privacy.kept.history")</li>\
        <li>\(say: "about.privacy.kept.call")</li><li>\(say: "about.privacy.kept.cookies")</li></ul></section>
        <section class="card" aria-labelledby="long"><h2 id="long">\(say: "about.privacy.long")</h2>
        <ul><li>\(say: "about.privacy.long.half", ["hours": "\(Sheet.hoursToResume)"])</li>\
        <li>\(say: "about.privacy.long.done")</li><li>\(say: "about.privacy.long.alert")</li></ul></section>
        <section class="card" aria-labelledby="who"><h2 id="who">\(say: "about.privacy.who")</h2>
        <ul><li>\(say: "about.privacy.who.you")</li><li>\(say: "about.privacy.who.duty")</li>\
        <li>\(say: "about.privacy.who.handler")</li></ul></section>
        <section class="card" aria-labelledby="ends"><h2 id="ends">\(say: "about.privacy.ends")</h2>
        <p>\(say: "about.privacy.ends.words")</p>
        <ul><li>\(say: "about.privacy.ends.danger")</li><li>\(say: "about.privacy.ends.harm")</li>\
        <li>\(say: "about.privacy.ends.law")</li><li>\(say: "about.privacy.ends.disease")</li>\
        <li>\(say: "about.privacy.ends.supervision")</li></ul></section>
        <section class="card" aria-labelledby="delete"><h2 id="delete">\(say: "about.privacy.delete")</h2>
        <ul><li>\(say: "about.privacy.delete.now")</li><li>\(say: "about.privacy.delete.later")</li>\
        <li>\(say: "about.privacy.delete.free")</li><li>\(say: "about.privacy.delete.young")</li></ul></section>
        <p class="actions"><a class="btn" href="/">\(say: "problem.home")</a>\
        <a class="link" href="/about">\(say: "frame.about")</a></p>
        """
    }
}
