import Access
import Care
import WarningRules
import Warnings

/// The forms of the steps. A form that came back with a fault is open and holds what was given.
struct AlertForms {
    let alert: ReadAlert.Outcome
    let failed: FailedStep?
    let visit: Visit

    func button(_ step: AlertStep, _ words: Phrase) -> HTML {
        """
        <form method="post" action="\(address(step))">\(Form.token(visit))
        <button class="btn wide">\(say: words)</button></form>
        """
    }

    func contacted(_ outcomes: [ContactOutcome]) -> HTML {
        folded(
            .contacted, Phrase("warnings.do.contacted"), Phrase("warnings.do.record"),
            choices(.contacted, Phrase("warnings.field.result"), outcomes.map { ($0.rawValue, $0.phrase) })
                + noteField(.contacted, isNeeded: false))
    }

    var note: HTML {
        folded(.note, Phrase("warnings.do.note"), Phrase("warnings.do.record"), noteField(.note, isNeeded: true))
    }

    func handOver(to colleagues: [AlertColleague]) -> HTML {
        folded(
            .handOver, Phrase("warnings.do.handOver"), Phrase("warnings.do.handOverDo"),
            colleagueField(colleagues) + noteField(.handOver, isNeeded: false))
    }

    var propose: HTML {
        folded(
            .propose, Phrase("warnings.do.propose"), Phrase("warnings.do.proposeDo"),
            "<p class=\"small\">\(say: "warnings.actions.needsSecond")</p>"
                + choices(
                    .propose, Phrase("warnings.field.outcome"),
                    ClosingOutcome.allCases.map { ($0.rawValue, $0.phrase) })
                + noteField(.propose, isNeeded: false))
    }

    var sendBack: HTML {
        folded(
            .sendBack, Phrase("warnings.do.sendBack"), Phrase("warnings.do.sendBackDo"),
            noteField(.sendBack, isNeeded: true))
    }

    private func folded(_ step: AlertStep, _ title: Phrase, _ act: Phrase, _ fields: HTML) -> HTML {
        """
        <details class="act"\(if: failed?.step == step, " open")><summary>\(say: title)</summary>
        <form method="post" action="\(address(step))">\(Form.token(visit))\(Form.request(visit))
        \(fields)
        <button class="btn small">\(say: act)</button></form></details>
        """
    }

    private func choices(_ step: AlertStep, _ legend: Phrase, _ options: [(code: String, words: Phrase)]) -> HTML {
        let chosen = given(step, "outcome")
        return """
            <fieldset class="field" id="\(step.rawValue)-outcome"><legend>\(say: legend)</legend><div class="choices">
            \(each: options.map { choice(step, $0.code, $0.words, isChosen: $0.code == chosen) })</div></fieldset>

            """
    }

    private func choice(_ step: AlertStep, _ code: String, _ words: Phrase, isChosen: Bool) -> HTML {
        """
        <div class="choice"><input type="radio" id="\(step.rawValue)-\(code)" name="outcome" value="\(code)"
        required\(if: isChosen, " checked")><label for="\(step.rawValue)-\(code)">\(say: words)</label></div>

        """
    }

    private func colleagueField(_ colleagues: [AlertColleague]) -> HTML {
        let chosen = given(.handOver, "colleague")
        return """
            <div class="field"><label for="hand-over-colleague">\(say: "warnings.field.colleague")</label>
            <select id="hand-over-colleague" name="colleague" required\(faultMark(.handOver, "colleague"))>
            <option value="">\(say: "warnings.field.choose")</option>
            \(each: colleagues.map { option($0, isChosen: $0.account.rawValue == chosen) })</select>
            \(faultWords(.handOver, "colleague"))</div>

            """
    }

    private func option(_ colleague: AlertColleague, isChosen: Bool) -> HTML {
        let place = visit.placeName(colleague.region)
        return """
            <option value="\(colleague.account.rawValue)"\(if: isChosen, " selected")>\
            \(colleague.name) · \(say: colleague.role.phrase) · \(place)</option>

            """
    }

    private func noteField(_ step: AlertStep, isNeeded: Bool) -> HTML {
        let label = isNeeded ? Phrase("warnings.field.note") : Phrase("warnings.field.noteOptional")
        let id = "\(step.rawValue)-note"
        return """
            <div class="field"><label for="\(id)">\(say: label)</label>
            <textarea id="\(id)" name="note" rows="4"
            maxlength="\(WarningError.longestNote)"\(if: isNeeded, " required")\
            \(faultMark(step, "note"))>\(given(step, "note"))</textarea>
            \(faultWords(step, "note"))</div>
            """
    }

    private func faultMark(_ step: AlertStep, _ field: String) -> HTML {
        guard failed?.step == step, failed?.field == field else { return .empty }
        return " aria-invalid=\"true\" aria-describedby=\"\(step.rawValue)-\(field)-fault\""
    }

    private func faultWords(_ step: AlertStep, _ field: String) -> HTML {
        guard let failed, failed.step == step, failed.field == field else { return .empty }
        return "<span class=\"fault\" id=\"\(step.rawValue)-\(field)-fault\">\(say: failed.problem.phrase)</span>"
    }

    private func given(_ step: AlertStep, _ field: String) -> String {
        failed?.step == step ? failed?.fields[field] ?? "" : ""
    }

    private func address(_ step: AlertStep) -> String { "/alerts/\(alert.card.id.rawValue)/\(step.rawValue)" }
}
