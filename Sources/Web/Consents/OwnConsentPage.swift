import CampaignRules
import Care
import Consents

/// Before the first question: what it is about, and two buttons of the same size and look. Whoever comes back sees what
/// they have said, and the way back is as near.
struct OwnConsentPage {
    let own: ReadOwnConsent.Outcome
    let code: String
    var problem: ConsentError?

    func page(for visit: Visit) -> Page {
        let title = Phrase(asks ? "consents.own.title" : "consents.own.mine")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: nil))
                <h1>\(say: title)</h1><p class="lead">\(visit.choose(own.titles))</p>
                \(asks ? asked(visit) : said(visit))
                \(if: asks, choice(visit))
                """)
    }

    private var asks: Bool { own.mayAnswer && (own.said == nil || own.isAskedAgain) && own.state != .no }

    private func asked(_ visit: Visit) -> HTML {
        let sections = NoticeSections(notice: own.notice, retentionDays: own.retentionDays)
        return """
            <section class="card" aria-labelledby="what"><h2 id="what">\(say: "consents.guardian.what")</h2>
            \(own.isChild ? sections.childWords(visit) : .empty)\(sections.html(visit))</section>
            <section class="note" aria-labelledby="free"><h2 id="free">\(say: "consents.guardian.free")</h2>
            <p>\(say: own.audience == .pupil ? "consents.own.free" : "consents.own.freeElsewhere")</p></section>
            """
    }

    private func choice(_ visit: Visit) -> HTML {
        """
        <section class="choose" aria-labelledby="choose"><h2 id="choose">\(say: "consents.own.choose")</h2>
        <p>\(say: "consents.own.chooseHint")</p><div class="two-ways">
        \(form("agree", "consents.own.agree", Form.hidden("notice", own.notice.id.rawValue), visit))
        \(form("decline", "consents.own.decline", .empty, visit))</div></section>
        """
    }

    /// What was said, and what follows. Of the guardian only that the answer is waited for.
    private func said(_ visit: Visit) -> HTML {
        """
        <section class="card answer" aria-labelledby="said" role="status"><h2 id="said">\(say: standing)</h2>
        <ul class="facts-list">\(each: facts.map { "<li>\(say: $0)</li>\n" })</ul>
        \(wayBack(visit))</section>
        \(sharing(visit))<h2>\(say: "sittings.talk")</h2><ul class="lines">\(each: HelpLineList.lines(visit))</ul>
        """
    }

    /// Whether third parties may get data. Whoever leaves it open begins all the same.
    private func sharing(_ visit: Visit) -> HTML {
        guard !own.sharing.isEmpty else { return .empty }
        let questions = SharingQuestions(
            questions: own.sharing, reader: .person, path: "/s/consent/sharing", more: Form.hidden("code", code))
        let begins = own.mayAnswer && own.state == .mayBegin
        return "\(questions.html(visit))\(if: begins, begin(visit))"
    }

    private func begin(_ visit: Visit) -> HTML {
        """
        <form class="actions" method="post" action="/s">\(Form.token(visit))\(Form.hidden("code", code))
        <button class="btn">\(say: "consents.sharing.begin")</button></form>

        """
    }

    private var standing: Phrase {
        own.said.map { Phrase("consents.own.said.\($0.standing.rawValue)") } ?? Phrase("consents.own.said.nothing")
    }

    private var facts: [Phrase] {
        switch own.said?.standing {
        case .given:
            [
                Phrase(own.state == .mayBegin ? "consents.own.after.begin" : "consents.own.after.waits"),
                Phrase("consents.own.after.back"),
            ]
        case .declined: [Phrase("consents.own.after.declined")]
        case .withdrawn: [Phrase("consents.own.after.deleted"), Phrase("consents.own.after.proof")]
        case nil: [Phrase("consents.own.after.nothing")]
        }
    }

    private func wayBack(_ visit: Visit) -> HTML {
        switch own.said?.standing {
        case .given: form("take-back", "consents.do.takeBack", .empty, visit)
        case .declined, .withdrawn:
            if own.mayAnswer {
                "<p>\(say: "consents.own.otherMind")</p>\(agreeAfterAll(visit))"
            } else { .empty }
        case nil: .empty
        }
    }

    private func agreeAfterAll(_ visit: Visit) -> HTML {
        form("agree", "consents.own.agree", Form.hidden("notice", own.notice.id.rawValue), visit)
    }

    private func form(_ step: String, _ words: String, _ more: HTML, _ visit: Visit) -> HTML {
        """
        <form method="post" action="/s/consent/\(step)">\(Form.token(visit))\(Form.hidden("code", code))\(more)
        <button class="btn quiet wide">\(say: Phrase(words))</button></form>
        """
    }
}

/// Where somebody gives their code to look at what they have said, or to take it back.
struct OwnConsentCodePage {
    var code = ""
    var problem: ConsentError?

    func page(for visit: Visit) -> Page {
        let title = Phrase("consents.own.mine")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                \(Form.faults(problem?.phrase, field: "code"))<h1>\(say: title)</h1>
                <p class="lead">\(say: "consents.own.lead")</p>
                <form class="card" method="post" action="/s/consent">\(Form.token(visit))
                <div class="field"><label for="code">\(say: "sittings.code.field")</label>
                <span class="hint" id="code-hint">\(say: "sittings.code.hint")</span>
                <input class="code" type="text" id="code" name="code" value="\(code)" required maxlength="20"
                autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\
                \(fault.words)</div>
                <div class="actions"><button class="btn">\(say: "consents.own.look")</button></div></form>
                """)
    }

    private var fault: FieldFault { FieldFault(problem?.phrase, id: "code", hint: "code-hint") }
}
