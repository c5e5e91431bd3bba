import Care

/// The campaign is not there in the language of the page: those in which it is there, each behind a button. Nobody is
/// begun with in a language that they have not chosen.
struct SittingLanguagePage {
    let code: String
    let offered: [Language]

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.language.title"),
            main: """
                <div class="calm"><h1>\(say: "sittings.language.title")</h1>
                <p class="lead">\(say: "sittings.problem.notInThisLanguage")</p></div>
                \(each: offered.map { choice($0, visit) })
                <p><a href="/s">\(say: "sittings.notNow.back")</a></p>
                """)
    }

    private func choice(_ language: Language, _ visit: Visit) -> HTML {
        """
        <form method="post" action="/s">\(Form.token(visit))\(Form.hidden("code", code))\
        \(Form.hidden("language", language.rawValue))
        <div class="actions"><button class="btn" lang="\(language.rawValue)">\
        \(say: Phrase("sittings.language.\(language.rawValue)"))</button></div></form>

        """
    }
}
