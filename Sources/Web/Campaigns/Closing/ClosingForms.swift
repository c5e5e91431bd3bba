import Access
import Campaigns
import Care

/// What is done under a closure report: the statement, the second person's agreement, the paper to hand in.
struct ClosingForms {
    let page: ClosurePage

    private var found: ReadClosure.Outcome { page.found }
    private var isClosed: Bool { found.card.state == .closed }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="closing"><h2 id="closing">\(say: "closure.statement")</h2>
        \(said(visit))\(if: isClosed && found.isOwned && visit.holds(.planCampaigns), write(visit))\
        \(if: isClosed && found.isOwned && visit.holds(.approveCampaigns), end(visit))</section>
        \(export(visit))\(if: visit.holds(.approveCampaigns), exports)
        """
    }

    /// For whoever answers for what is taken away.
    private var exports: HTML {
        """
        <p class="no-print small"><a href="\(page.path)/closure/exports">\(say: "closure.exports.open")</a></p>

        """
    }

    private func said(_ visit: Visit) -> HTML {
        guard let statement = found.statement else { return "<p>\(say: "closure.statement.none")</p>" }
        return """
            <p class="said">\(statement.words)</p><dl class="pairs"><dt>\(say: "closure.statement.by")</dt>
            <dd>\(statement.writtenBy)<span class="sub">\(visit.date(statement.writtenAt))</span></dd>
            \(if: statement.endedBy != nil, """
                <dt>\(say: "closure.endedBy")</dt><dd>\(statement.endedBy ?? "")\
                <span class="sub">\(statement.endedAt.map { visit.date($0) } ?? "")</span></dd>
                """)</dl>\(if: statement.referral != nil, """
                <h3>\(say: "closure.referral")</h3><p class="said">\(statement.referral ?? "")</p>
                """)
            """
    }

    private func write(_ visit: Visit) -> HTML {
        let isFaulty = page.step == "statement"
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "statement", hint: "statement-hint")
        let text = isFaulty ? visit.fields["statement"] ?? "" : found.statement?.words ?? ""
        return """
            <details class="act no-print"\(if: isFaulty || found.statement == nil, " open")>\
            <summary>\(say: "closure.do.write")</summary>
            <form method="post" action="\(page.path)/closure/statement">\(Form.token(visit))
            <div class="field"><label for="statement">\(say: "closure.field.statement")</label>
            <span class="hint" id="statement-hint">\(say: "closure.field.statementHint")</span>
            <textarea id="statement" name="statement" rows="6" required \
            maxlength="\(CampaignProblem.longestText)"\(fault.attributes)>\(text)</textarea>\(fault.words)</div>
            <button class="btn small">\(say: "closure.do.keep")</button></form></details>
            """
    }

    private func end(_ visit: Visit) -> HTML {
        guard let statement = found.statement else { return .empty }
        guard !statement.isOwn else { return "<p class=\"note\">\(say: "closure.another")</p>" }
        let handsOn = found.gaps.contains(.residents)
        let canEnd = found.gaps.allSatisfy { $0 == .residents }
        guard canEnd else { return "<p class=\"note\">\(say: "closure.notYet")</p>" }
        return """
            <form class="no-print" method="post" action="\(page.path)/closure/end">\(Form.token(visit))
            \(if: handsOn, referral(visit))<p class="small">\(say: "closure.endHint")</p>
            <button class="btn wide">\(say: "closure.do.end")</button></form>
            """
    }

    private func referral(_ visit: Visit) -> HTML {
        let isFaulty = page.step == "end"
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "referral", hint: "referral-hint")
        return """
            <div class="field"><label for="referral">\(say: "closure.field.referral")</label>
            <span class="hint" id="referral-hint">\(say: "closure.field.referralHint")</span>
            <textarea id="referral" name="referral" rows="4" required \
            maxlength="\(CampaignProblem.longestText)"\(fault.attributes)>\
            \(isFaulty ? visit.fields["referral"] ?? "" : "")</textarea>\(fault.words)</div>
            """
    }

    private func export(_ visit: Visit) -> HTML {
        let isFaulty = page.step == "export"
        let fault = FieldFault(isFaulty ? page.problem?.phrase : nil, id: "reason", hint: "reason-hint")
        return """
            <details class="card fold no-print"\(if: isFaulty, " open")><summary><h2>\(say: "closure.paper")</h2>\
            </summary>
            <form method="post" action="\(page.path)/closure/paper">\(Form.token(visit))\(Form.request(visit))
            <div class="field"><label for="reason">\(say: "closure.field.reason")</label>
            <span class="hint" id="reason-hint">\(say: "closure.field.reasonHint")</span>
            <input type="text" id="reason" name="reason" required \
            maxlength="\(DeclineCampaign.longestReason)"\(fault.attributes)>\(fault.words)</div>
            <button class="btn small">\(say: "closure.do.paper")</button></form></details>
            """
    }
}
