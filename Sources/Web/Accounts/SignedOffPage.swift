import Care

/// A calm end of work.
struct SignedOffPage {
    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.signedOff.title"),
            main: """
                <div class="calm"><h1>\(say: "accounts.signedOff.title")</h1>
                <p class="lead">\(say: "accounts.signedOff.words")</p></div>
                <div class="actions"><a class="btn" href="/sign-in">\(say: "accounts.signedOff.again")</a>
                <a class="btn plain" href="/">\(say: "accounts.signedOff.home")</a></div>
                """)
    }
}
