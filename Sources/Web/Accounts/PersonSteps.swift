import Access
import Accounts
import Care

/// What an administrator can do with a whole account, the mildest first.
struct PersonSteps {
    let person: ReadPerson.Outcome

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card no-print" aria-labelledby="do"><h2 id="do">\(say: "accounts.do.title")</h2>
        \(person.mayManage ? steps(visit) : "<p>\(say: "accounts.do.elsewhere")</p>")</section>
        """
    }

    private func steps(_ visit: Visit) -> HTML {
        switch person.state {
        case .invited: invitation(visit) + leave(visit)
        case .inService: reset(visit) + suspend(visit) + leave(visit)
        case .suspended: button("take-back", Phrase("accounts.do.takeBack"), visit)
        }
    }

    private func invitation(_ visit: Visit) -> HTML {
        """
        <p>\(say: "accounts.do.invited")</p>
        \(button("new-link", Phrase("accounts.do.newLink"), visit))
        \(if: person.linkUntil != nil,
            button("withdraw-link", Phrase("accounts.do.withdrawLink"), visit, look: "plain"))
        """
    }

    /// Two administrators: one asks, another one confirms and hands the link over.
    private func reset(_ visit: Visit) -> HTML {
        guard let reset = person.reset else {
            let choices: [HTML] = LinkPurpose.allCases.filter { $0 != .join }.map(choice)
            return folded(
                "reset", Phrase("accounts.do.reset"), visit,
                """
                <p class="small">\(say: "accounts.do.resetTwo")</p>
                <fieldset class="field"><legend>\(say: "accounts.do.resetWhat")</legend>
                <div class="choices">\(each: choices)</div></fieldset>
                """)
        }
        let isMine = visit.presence?.account == reset.requestedBy
        let values = ["name": reset.requestedByName, "time": visit.when(reset.requestedAt)]
        return """
            <div class="note"><p>\(say: Phrase("accounts.do.resetWaits", values))
            <strong>\(say: reset.purpose.phrase)</strong></p>
            \(if: isMine, "<p>\(say: "accounts.do.resetSecond")</p>")</div>
            \(if: !isMine, button("confirm-reset", Phrase("accounts.do.confirmReset"), visit))
            \(button("withdraw-reset", Phrase("accounts.do.withdrawReset"), visit, look: "plain"))
            """
    }

    private func choice(_ purpose: LinkPurpose) -> HTML {
        """
        <div class="choice"><input type="radio" id="purpose-\(purpose.rawValue)" name="purpose"
        value="\(purpose.rawValue)" required>
        <label for="purpose-\(purpose.rawValue)">\(say: purpose.phrase)</label></div>

        """
    }

    private func suspend(_ visit: Visit) -> HTML {
        folded(
            "suspend", Phrase("accounts.do.suspend"), visit,
            "<p class=\"small\">\(say: "accounts.do.suspendWhat")</p>")
    }

    private func leave(_ visit: Visit) -> HTML {
        folded("leave", Phrase("accounts.do.leave"), visit, "<p class=\"small\">\(say: "accounts.do.leaveWhat")</p>")
    }

    private func folded(_ step: String, _ title: Phrase, _ visit: Visit, _ fields: HTML) -> HTML {
        """
        <details class="act"><summary>\(say: title)</summary>
        <form method="post" action="/people/\(person.id.rawValue)/\(step)">\(Form.token(visit))\(fields)
        <button class="btn small danger">\(say: "accounts.do.sure")</button></form></details>
        """
    }

    private func button(_ step: String, _ words: Phrase, _ visit: Visit, look: StaticString = "") -> HTML {
        """
        <form method="post" action="/people/\(person.id.rawValue)/\(step)">\(Form.token(visit))\(Form.request(visit))
        <p><button class="btn wide \(look.description)">\(say: words)</button></p></form>

        """
    }
}

extension LinkPurpose {
    var phrase: Phrase { Phrase("accounts.purpose.\(rawValue)") }
}
