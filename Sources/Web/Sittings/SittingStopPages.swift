import Care

/// A hand that can be raised without a word, and taken down again.
struct HandForm {
    /// `nil` where nobody leads the room who could come.
    let isUp: Bool?
    let from: StaticString

    func html(_ visit: Visit) -> HTML {
        guard let isUp else { return .empty }
        return """
            <form class="card" method="post" action="/sitting/hand" aria-labelledby="hand">\(Form.token(visit))\
            \(Form.hidden("isUp", isUp ? "no" : "yes"))\(Form.hidden("from", "\(from)"))
            <h2 id="hand">\(say: isUp ? "sittings.hand.isUp" : "sittings.hand.title")</h2>
            <p>\(say: isUp ? "sittings.hand.isUpWords" : "sittings.hand.words")</p>
            <button class="btn quiet">\(say: isUp ? "sittings.hand.down" : "sittings.hand.up")</button></form>
            """
    }
}

/// The screen after a red flag. The numbers stand first: no sentence before them.
struct SittingHelpPage {
    let region: Region?
    let hasHandUp: Bool?
    /// Whether a colleague reads the questions aloud and holds the device.
    let isInterview: Bool
    /// Whether an alert is known to be there: that somebody was told is promised only then.
    let isTold: Bool
    /// What was said just now to the question whether somebody may come and talk.
    let talk: Bool?

    func page(for visit: Visit) -> Page {
        var page = Page(
            title: Phrase("help.sheet.title"),
            main: """
                <h1>\(say: "help.sheet.title")</h1>
                <ul class="lines">\(each: HelpLineList.lines(visit, for: region))</ul>
                <p class="lead">\(say: "help.sheet.lead")</p>
                \(if: isTold, "<p>\(say: "sittings.help.somebody")</p>")
                \(if: isInterview, reader)
                \(if: isTold, TalkForm(said: talk).html(visit))
                \(HandForm(isUp: hasHandUp, from: "help").html(visit))
                \(Breathing.card)
                <p class="actions"><a class="btn plain" href="/sitting">\(say: "help.sheet.goOn")</a>\
                <a class="link" href="/sitting/pause">\(say: "help.sheet.stop")</a></p>
                """)
        page.isHelp = true
        return page
    }

    /// For whoever reads aloud: what to do in this minute, in an order that can be followed.
    private var reader: HTML {
        """
        <section class="card" aria-labelledby="reader"><h2 id="reader">\(say: "entry.help.title")</h2>
        <ol><li>\(say: "entry.help.stay")</li><li>\(say: "entry.help.ask")</li><li>\(say: "entry.help.call")</li>
        \(if: isTold, "<li>\(say: "entry.help.told")</li>")</ol></section>
        """
    }
}

/// Stopping for a while: all is kept, and the code brings it back on any device.
struct SittingPausePage {
    /// `nil` where there is no proctor who could come.
    let hasHandUp: Bool?

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.pause.title"),
            main: """
                <div class="calm"><h1>\(say: "sittings.pause.title")</h1>
                <p class="lead">\(say: "sittings.pause.lead")</p></div>
                <div class="actions"><a class="btn" href="/sitting">\(say: "sittings.pause.goOn")</a>
                <a class="btn plain" href="/sitting/end">\(say: "sittings.pause.end")</a></div>
                \(HandForm(isUp: hasHandUp, from: "pause").html(visit))
                <p><a class="link" href="/s/consent">\(say: "consents.own.again")</a></p>
                <h2>\(say: "sittings.talk")</h2>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}

/// The same code goes on at another device. That may be the person's own wish, so the words accuse nobody.
struct ElsewherePage {
    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.elsewhere.title"),
            main: """
                <div class="calm"><h1>\(say: "sittings.elsewhere.title")</h1>
                <p class="lead">\(say: "sittings.elsewhere.lead")</p></div>
                <p>\(say: "sittings.elsewhere.notYou")</p>
                <div class="actions"><a class="btn" href="/s">\(say: "sittings.elsewhere.here")</a></div>
                """)
    }
}

/// Before handing in: what was left out, part by part, and that this is allowed.
struct SittingEndPage {
    let unanswered: [Int]
    let isTimeOver: Bool

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.end.title"),
            main: """
                <div class="calm"><h1>\(say: isTimeOver ? "sittings.end.timeOver" : "sittings.end.title")</h1>
                <p class="lead">\(say: isTimeOver ? "sittings.end.timeOverLead" : "sittings.end.lead")</p></div>
                \(if: !isTimeOver && unanswered.contains { $0 > 0 }, parts)
                <form method="post" action="/sitting/finish">\(Form.token(visit))
                <div class="actions"><button class="btn">\(say: "sittings.end.handIn")</button>\
                \(isTimeOver ? moreTime : look)</div></form>
                """)
    }

    private var look: HTML {
        "<a class=\"btn plain\" href=\"/sitting/sheet/1/all\">\(say: "sittings.end.look")</a>"
    }

    /// Minutes that were added reach whoever has this page open already.
    private var moreTime: HTML { "<a class=\"btn plain\" href=\"/sitting\">\(say: "sittings.end.moreTime")</a>" }

    private var parts: HTML {
        let leftOut = unanswered.enumerated().filter { $0.element > 0 }
        return """
        <section class="card" aria-labelledby="left-out"><h2 id="left-out">\(say: "sittings.end.leftOut")</h2>
        <ul class="tally">\(each: leftOut.map { line($0.offset + 1, $0.element) })</ul>
        <p>\(say: "sittings.end.fine")</p></section>
        """
    }

    private func line(_ sheet: Int, _ count: Int) -> HTML {
        """
        <li><a href="/sitting/sheet/\(sheet)/all">\(say: "sittings.end.part", ["sheet": "\(sheet)"])</a> \
        <span class="count">\(say: "sittings.end.count", ["count": "\(count)"])</span></li>

        """
    }
}

/// Thanks, and where to get help. The same for everybody, whatever was answered: a neighbour who glances over learns
/// nothing, and no score is told here (rulebook G.2.6).
struct SittingDonePage {
    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("sittings.done.title"),
            main: """
                <div class="calm"><h1>\(say: "sittings.done.title")</h1>
                <p class="lead">\(say: "sittings.done.lead")</p></div>
                <p>\(say: "sittings.done.next")</p>
                <p><a class="link" href="/s/consent">\(say: "consents.own.again")</a></p>
                <h2>\(say: "sittings.talk")</h2><p>\(say: "sittings.done.talk")</p>
                <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
