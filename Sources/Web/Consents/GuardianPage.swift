import CampaignRules
import Care
import Consents

/// What a guardian reads on a telephone, without an account: what it is about, and then the choice. Agreeing and
/// declining are two buttons of the same size and look, side by side, and taking back is as near.
struct GuardianPage {
    let link: ReadGuardianLink.Outcome
    var problem: ConsentError?

    func page(for visit: Visit) throws -> Page {
        let path = try visit.guardianPath
        return Page(
            title: title(visit),
            main: """
                \(Form.faults(problem?.phrase, field: nil))
                <h1>\(say: "consents.guardian.title")</h1>
                <p class="lead">\(visit.choose(link.titles))</p>
                <p class="whose">\(whose(visit))</p>
                \(said(visit, path))
                \(SharingQuestions(questions: link.sharing, reader: .guardian, path: "\(path)/sharing").html(visit))
                \(notice(visit))
                \(if: link.isChild, child(visit))
                \(if: link.isChild, rights(path))
                \(if: asks, choice(visit, path))
                """)
    }

    private func title(_ visit: Visit) -> Phrase {
        problem == nil
            ? Phrase("consents.guardian.title")
            : Phrase("form.almostTitle", ["page": visit.say(Phrase("consents.guardian.title"))])
    }

    /// Enough for a parent of two, and nothing for who finds the slip in the street.
    private func whose(_ visit: Visit) -> HTML {
        let places = [link.school, link.unit].compactMap { $0 }.map { visit.choose($0) }.joined(separator: " · ")
        return "\(places) · \(say: "consents.guardian.number", ["number": "\(link.number)"])"
    }

    private var asks: Bool { link.mayAnswer && (link.said == nil || link.isAskedAgain) }

    private func notice(_ visit: Visit) -> HTML {
        let sections = NoticeSections(notice: link.notice, retentionDays: link.retentionDays)
        let words: HTML = """
            \(sections.html(visit))
            <p class="small">\(say: "consents.guardian.version", ["version": "\(link.notice.version)",
                "day": visit.date(link.notice.madeAt.day)])</p>
            """
        guard asks else {
            return """
                <details class="fold"><summary><h2>\(say: "consents.guardian.read")</h2></summary>
                <section class="card">\(words)</section></details>
                """
        }
        return """
            <section class="card" aria-labelledby="what"><h2 id="what">\(say: "consents.guardian.what")</h2>
            \(words)</section>
            <section class="note" aria-labelledby="free"><h2 id="free">\(say: "consents.guardian.free")</h2>
            <p>\(say: NoticeSections.noConsequence(for: link.audience))</p></section>
            """
    }

    private func child(_ visit: Visit) -> HTML {
        let words = NoticeSections(notice: link.notice, retentionDays: link.retentionDays).childWords(visit)
        return """
            <section class="card for-child" aria-labelledby="child">
            <h2 id="child">\(say: "consents.guardian.child")</h2>
            <p class="small">\(say: "consents.guardian.childHint")</p>\(words)</section>
            """
    }

    private func rights(_ path: String) -> HTML {
        "<p><a class=\"link\" href=\"\(path)/rights\">\(say: "rights.own.childLinked")</a></p>"
    }

    private func choice(_ visit: Visit, _ path: String) -> HTML {
        """
        <section class="choose" aria-labelledby="choose"><h2 id="choose">\(say: "consents.guardian.choose")</h2>
        <p>\(say: "consents.guardian.chooseHint", ["time": visit.date(link.closesAt)])</p>
        <div class="two-ways">
        <form method="post" action="\(path)/agree">\(Form.token(visit))\(Form.hidden("notice", link.notice.id.rawValue))
        <button class="btn quiet wide">\(say: "consents.do.agree")</button></form>
        <form method="post" action="\(path)/decline">\(Form.token(visit))
        <button class="btn quiet wide">\(say: "consents.do.decline")</button></form></div></section>
        """
    }

    /// What was said, when, and what follows: the first thing that whoever comes back sees.
    private func said(_ visit: Visit, _ path: String) -> HTML {
        guard let said = link.said else { return link.mayAnswer ? .empty : over }
        // After the close nobody is asked again, and what was agreed to before is taken back as ever (PIPL art. 15).
        if link.isAskedAgain, asks {
            return "<p class=\"note warn\" role=\"status\">\(say: "consents.guardian.askedAgain")</p>"
        }
        return GuardianAnswer(said: said, link: link, path: path).html(visit)
    }

    private var over: HTML {
        "<p class=\"note\" role=\"status\">\(say: "consents.guardian.over")</p>"
    }
}

/// What a guardian has said, what was done about it, and the way back.
struct GuardianAnswer {
    let said: SaidConsent
    let link: ReadGuardianLink.Outcome
    let path: String

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card answer" aria-labelledby="said" role="status">
        <h2 id="said">\(say: Phrase("consents.said.\(said.standing.rawValue)"))</h2>
        <p><time datetime="\(said.at.machineText)">\(visit.date(said.at))</time> · \
        \(say: Phrase("consents.manner.\(said.manner.rawValue)"))</p>
        <ul class="facts-list">\(each: facts.map { "<li>\(say: $0)</li>\n" })</ul>
        \(wayBack(visit))</section>
        """
    }

    private var facts: [Phrase] {
        switch said.standing {
        case .given: [Phrase("consents.after.given.child"), Phrase("consents.after.given.back")]
        case .declined: [Phrase("consents.after.declined.nothing"), Phrase("consents.after.declined.quiet")]
        case .withdrawn:
            [
                Phrase("consents.after.withdrawn.stopped"), Phrase("consents.after.withdrawn.answers"),
                Phrase("consents.after.withdrawn.kept"),
            ]
        }
    }

    private func wayBack(_ visit: Visit) -> HTML {
        if link.mayTakeBack {
            return form("take-back", Phrase("consents.do.takeBack"), .empty, visit)
        }
        guard link.mayAnswer else { return .empty }
        return """
            <p>\(say: "consents.guardian.otherMind")</p>\
            \(form("agree", Phrase("consents.do.agree"), Form.hidden("notice", link.notice.id.rawValue), visit))
            """
    }

    private func form(_ step: String, _ words: Phrase, _ more: HTML, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(path)/\(step)">\(Form.token(visit))\(more)
        <button class="btn quiet">\(say: words)</button></form>
        """
    }
}
