import CampaignRules
import Care
import Consents

/// Whether third parties may get data: one question for each, after taking part was agreed to and apart from it. Yes
/// and no are two buttons of the same size and look; a yes is taken back on the same page with one press.
struct SharingQuestions {
    /// Who is asked, which the words depend on.
    enum Reader: String { case guardian, person }

    let questions: [SharingQuestion]
    let reader: Reader
    /// Where the answers go.
    let path: String
    /// What the forms bear besides.
    var more: HTML = .empty

    func html(_ visit: Visit) -> HTML {
        guard !questions.isEmpty else { return .empty }
        return """
            <section class="choose" aria-labelledby="sharing"><h2 id="sharing">\(say: "consents.sharing.title")</h2>
            <p>\(say: Phrase("consents.sharing.lead.\(reader.rawValue)"))</p>
            \(each: questions.map { question($0, visit) })</section>

            """
    }

    private func question(_ question: SharingQuestion, _ visit: Visit) -> HTML {
        """
        <div class="card sharing">\(ToldRecipientWords(told: question.told).html(visit, level: .asked))
        \(Self.howLong(from: question.fromOn, until: question.untilOn, visit))
        \(question.said.map { said($0, question, visit) } ?? choice(question, visit))</div>

        """
    }

    /// From when to when it would get data.
    static func howLong(from first: Day, until last: Day?, _ visit: Visit) -> HTML {
        let from = visit.date(first)
        let words = last.map {
            Phrase("consents.sharing.until", ["from": from, "until": visit.date($0)])
        } ?? Phrase("consents.sharing.from", ["from": from])
        return "<p><b>\(say: "consents.sharing.howLong")</b> \(say: words)</p>"
    }

    private func choice(_ question: SharingQuestion, _ visit: Visit) -> HTML {
        """
        <p>\(say: Phrase("consents.sharing.ask.\(reader.rawValue)"))</p><div class="two-ways">
        \(form(question, .given, "consents.sharing.agree", visit))
        \(form(question, .declined, "consents.sharing.decline", visit))</div>
        """
    }

    private func said(_ said: SaidSharing, _ question: SharingQuestion, _ visit: Visit) -> HTML {
        """
        <div class="note" role="status"><p><b>\(say: Phrase("consents.sharing.said.\(said.standing.rawValue)"))</b> · \
        <time datetime="\(said.at.machineText)">\(visit.date(said.at))</time></p>
        <p>\(say: Phrase("consents.sharing.after.\(said.standing.rawValue)"))</p></div>
        \(wayBack(said, question, visit))
        """
    }

    private func wayBack(_ said: SaidSharing, _ question: SharingQuestion, _ visit: Visit) -> HTML {
        if question.mayTakeBack { return form(question, .withdrawn, "consents.sharing.takeBack", visit) }
        guard question.mayAgree else { return .empty }
        let otherMind = Phrase(reader == .guardian ? "consents.guardian.otherMind" : "consents.own.otherMind")
        return "<p>\(say: otherMind)</p>\(form(question, .given, "consents.sharing.agree", visit))"
    }

    private func form(
        _ question: SharingQuestion, _ standing: ConsentStanding, _ words: String, _ visit: Visit
    ) -> HTML {
        """
        <form method="post" action="\(path)">\(Form.token(visit))\(more)\
        \(Form.hidden("recipient", question.recipient))\(Form.hidden("version", "\(question.version)"))\
        \(Form.hidden("standing", standing.rawValue))
        <button class="btn quiet wide">\(say: Phrase(words))</button></form>
        """
    }
}
