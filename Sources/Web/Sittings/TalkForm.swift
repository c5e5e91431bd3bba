import Care

/// Asks whoever has shown a red flag whether somebody may come and talk (rulebook E.4.2). Both answers are fine, and
/// the last one counts.
struct TalkForm {
    /// What was said just now; `nil` where the page only asks.
    let said: Bool?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="talk"><h2 id="talk">\(say: "sittings.talkForm.title")</h2>
        \(if: said != nil, noted)<p>\(say: "sittings.talkForm.words")</p>
        <form method="post" action="/sitting/talk">\(Form.token(visit))
        <div class="actions"><button class="btn" name="wanted" value="yes">\(say: "sittings.talkForm.yes")</button>
        <button class="btn plain" name="wanted" value="no">\(say: "sittings.talkForm.no")</button></div></form>
        </section>

        """
    }

    private var noted: HTML {
        let words = said == true ? Phrase("sittings.talkForm.notedYes") : Phrase("sittings.talkForm.notedNo")
        return "<p class=\"note good\" role=\"status\">\(say: words)</p>"
    }
}
