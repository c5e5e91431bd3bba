import Access
import CampaignRules
import Care
import Consents

/// The question about one third party in full, and the form for what was said of it, on paper or aloud.
struct SharingForm {
    let asked: AskedThirdParty
    let found: ReadSharing.Outcome
    let form: AccountForm
    let path: String

    private var isAloud: Bool { form.given("manner") == "aloud" }

    var html: HTML {
        """
        <section class="card" aria-labelledby="question"><h2 id="question">\(say: "consents.sharing.title")</h2>
        \(ToldRecipientWords(told: asked.told).html(form.visit, level: .asked))
        \(SharingQuestions.howLong(from: asked.fromOn, until: asked.untilOn, form.visit))
        <p>\(say: "consents.sharing.readAloud")</p></section>\(fields)
        """
    }

    private var fields: HTML {
        let kind: HTML = isAloud ? .empty : " enctype=\"multipart/form-data\""
        let noYes = isAloud && found.heard.isEmpty
        return """
            <form class="card narrow" method="post" action="\(path)/\(isAloud ? "aloud" : "paper")"\(kind)>\
            \(Form.token(form.visit))\(Form.request(form.visit))\(Form.hidden("recipient", asked.recipient))\
            \(Form.hidden("version", "\(asked.version)"))\(Form.hidden("manner", isAloud ? "aloud" : "paper"))
            \(if: noYes, "<p>\(say: "consents.aloud.noYes")</p>")
            \(choices("giver", Phrase("consents.aloud.giver"), givers))
            \(choices("standing", Phrase("consents.aloud.standing"), standings(noYes)))
            \(isAloud ? spoken : signed)
            <div class="actions"><button class="btn">\(say: "consents.paper.do")</button></div></form>
            """
    }

    private var signed: HTML {
        """
        \(name("signedBy", Phrase("consents.paper.signedBy"), hint: Phrase("consents.paper.signedByHint"),
            isNeeded: true))
        \(form.day("signedOn", Phrase("consents.paper.signedOn")))\(scan)
        """
    }

    /// What a yes stands on.
    private var spoken: HTML {
        """
        \(name("saidBy", Phrase("consents.aloud.saidBy"), isNeeded: true))
        \(form.text("understood", Phrase("consents.aloud.understood"), hint: Phrase("consents.aloud.understoodHint"),
            attributes: " maxlength=\"\(RecordAloudConsent.longestWords)\" autocomplete=\"off\""))
        \(name("witness", Phrase("consents.aloud.witness"), hint: Phrase("consents.aloud.witnessHint")))
        \(if: found.heard.contains(.guardian),
            name("called", Phrase("consents.aloud.called"), hint: Phrase("consents.aloud.calledHint")))
        """
    }

    private func name(_ field: String, _ label: Phrase, hint: Phrase? = nil, isNeeded: Bool = false) -> HTML {
        let most: HTML = " maxlength=\"\(RecordAloudConsent.longestName)\" autocomplete=\"off\""
        return form.text(field, label, hint: hint, attributes: isNeeded ? most + " required" : most)
    }

    private var givers: [(String, Phrase)] {
        found.givers.map { ($0.rawValue, Phrase("consents.giver.\($0.rawValue)")) }
    }

    private func standings(_ noYes: Bool) -> [(String, Phrase)] {
        ConsentStanding.allCases.filter { $0 != .given || !noYes }
            .map { ($0.rawValue, Phrase("consents.standing.\($0.rawValue)")) }
    }

    private func choices(_ name: String, _ legend: Phrase, _ options: [(String, Phrase)]) -> HTML {
        let fault = FieldFault(isAt(name) ? form.problem?.phrase : nil, id: name)
        return """
            <fieldset class="field" id="\(name)"\(fault.attributes)><legend>\(say: legend)</legend>\(fault.words)
            <div class="choices">\(each: options.map { option(name, $0.0, $0.1) })</div></fieldset>

            """
    }

    /// Nothing is chosen beforehand.
    private func option(_ name: String, _ value: String, _ words: Phrase) -> HTML {
        """
        <div class="choice"><input type="radio" id="\(name)-\(value)" name="\(name)" value="\(value)" required\
        \(if: form.given(name) == value, " checked")><label for="\(name)-\(value)">\(say: words)</label></div>

        """
    }

    private var scan: HTML {
        let fault = FieldFault(isAt("scan") ? form.problem?.phrase : nil, id: "scan", hint: "scan-hint")
        return """
            <div class="field"><label for="scan">\(say: "consents.paper.scan")</label>
            <span class="hint" id="scan-hint">\(say: "consents.paper.scanHint",
                ["megabytes": "\(PaperScan.largestMegabytes)"])</span>
            <input type="file" id="scan" name="scan" required accept=".pdf,.png,.jpg,.jpeg"\(fault.attributes)>\
            \(fault.words)</div>
            """
    }

    private func isAt(_ field: String) -> Bool { form.problem?.kind == .invalid(field: field) }
}
