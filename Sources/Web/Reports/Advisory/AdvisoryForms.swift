import Access
import Care
import Reports

/// What somebody can do about advice: write it, agree to what another has written or send it back, print what is in
/// force.
struct AdvisoryForms {
    let page: AdvisoryPage

    func html(_ visit: Visit) -> HTML {
        """
        \(if: visit.holds(.approveCampaigns), decide(visit))\(if: visit.holds(.planCampaigns), write(visit))\
        \(if: page.found.inForce != nil, print(visit))
        """
    }

    private func decide(_ visit: Visit) -> HTML {
        guard let waiting = page.found.waiting else { return .empty }
        let head: HTML = """
            <section class="card no-print" aria-labelledby="waiting"><h2 id="waiting">\
            \(say: "reports.advisory.state.waiting")</h2>
            <p class="said">\(waiting.advice)</p>\(page.signed(waiting, visit))
            """
        guard !waiting.isOwn else { return "\(head)<p class=\"note\">\(say: "reports.advisory.own")</p></section>" }
        let isFaulty = page.step == .giveBack
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "return-reason")
        let version = Form.hidden("version", "\(waiting.version)")
        return """
            \(head)<form method="post" action="\(page.path)/approval">\(Form.token(visit))\(version)
            <button class="btn wide">\(say: "reports.advisory.do.approve")</button></form>
            <details class="act"\(if: isFaulty, " open")><summary>\(say: "reports.advisory.do.return")</summary>
            <form method="post" action="\(page.path)/return">\(Form.token(visit))\(version)
            <div class="field"><label for="return-reason">\(say: "reports.advisory.field.return")</label>
            <textarea id="return-reason" name="reason" rows="3" required \
            maxlength="\(ReportProblem.longestReason)"\(fault.attributes)>\
            \(isFaulty ? visit.fields["reason"] ?? "" : "")</textarea>\(fault.words)</div>
            <button class="btn small danger">\(say: "reports.advisory.do.return")</button></form></details></section>
            """
    }

    /// Begins with the words of the last version, so that what was sent back is mended and not written again.
    private func write(_ visit: Visit) -> HTML {
        let isFaulty = page.step == .write
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "advice", hint: "advice-hint")
        let text = isFaulty ? visit.fields["advice"] ?? "" : page.found.versions.first?.advice ?? ""
        return """
            <details class="card fold no-print"\(if: isFaulty || page.found.versions.isEmpty, " open")><summary><h2>\
            \(say: "reports.advisory.do.write")</h2></summary>
            \(if: page.found.versions.isEmpty, "<p>\(say: "reports.advisory.advice.none")</p>")
            <form method="post" action="\(page.path)">\(Form.token(visit))
            <div class="field"><label for="advice">\(say: "reports.advisory.field.advice")</label>
            <span class="hint" id="advice-hint">\(say: "reports.advisory.field.adviceHint")</span>
            <textarea id="advice" name="advice" rows="10" required \
            maxlength="\(ReportProblem.longestAdvice)"\(fault.attributes)>\(text)</textarea>\(fault.words)</div>
            <button class="btn small">\(say: "reports.advisory.do.keep")</button></form></details>
            """
    }

    private func print(_ visit: Visit) -> HTML {
        let isFaulty = page.step == .print
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "reason", hint: "reason-hint")
        return """
            <details class="card fold no-print"\(if: isFaulty, " open")><summary><h2>\
            \(say: "reports.advisory.do.print")</h2></summary>
            <form method="post" action="\(page.path)/paper">\(Form.token(visit))
            <div class="field"><label for="reason">\(say: "reports.advisory.field.reason")</label>
            <span class="hint" id="reason-hint">\(say: "reports.advisory.printHint")</span>
            <input id="reason" name="reason" required maxlength="\(ReportProblem.longestReason)"\
            \(fault.attributes)>\(fault.words)</div>
            <button class="btn small">\(say: "reports.advisory.do.take")</button></form></details>
            """
    }
}
