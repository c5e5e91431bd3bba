import Care
import Screenings

/// Stopping for now: how to come back, or how to leave nothing behind.
struct PausePage {
    /// `nil` for a finished sheet, which no code brings back.
    let code: String?

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("screenings.pause.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <div class="calm"><h1>\(say: "screenings.pause.title")</h1></div>
        \(code.map(codeCard) ?? .empty)
        <section class="card" aria-labelledby="leave"><h2 id="leave">\(say: "screenings.pause.leave")</h2>
        <p>\(say: "screenings.pause.leaveWords")</p>
        <form method="post" action="/sheet/delete">\(Form.token(visit))\
        <button class="btn danger">\(say: "screenings.result.delete")</button></form></section>
        <div class="actions"><a class="btn" href="/sheet/next">\(say: "screenings.pause.goOn")</a>\
        <a class="btn plain" href="/">\(say: "screenings.pause.home")</a></div>
        """
    }

    private func codeCard(_ code: String) -> HTML {
        """
        <section class="card" aria-labelledby="code-title"><h2 id="code-title">\(say: "screenings.pause.code")</h2>
        <p class="lead"><strong class="code">\(code)</strong></p>
        <p>\(say: "screenings.pause.codeWords", ["hours": "\(Sheet.hoursToResume)"])</p></section>
        """
    }
}
