import Access
import Campaigns
import Care

/// Who planned, and what is to be done next: hand it in, agree, send it back, give it up.
struct PlanDecision {
    let page: PlanOfCampaignPage

    private var plan: ReadCampaign.Outcome { page.plan }
    private var path: String { "/campaigns/\(plan.card.id)" }

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="next"><h2 id="next">\(say: "campaigns.decide.title")</h2>
        <p>\(say: plan.card.next)</p>
        <dl class="pairs"><dt>\(say: "campaigns.decide.planned")</dt><dd>\(plan.plannedBy ?? "")</dd>
        \(person("campaigns.decide.submitted", plan.submittedBy))\(decided(visit))</dl>
        \(if: plan.isOwned, actions(visit))</section>
        """
    }

    private func person(_ words: String, _ name: String?) -> HTML {
        name.map { "<dt>\(say: Phrase(words))</dt><dd>\($0)</dd>" } ?? .empty
    }

    private func decided(_ visit: Visit) -> HTML {
        guard plan.card.state.isSettled, let at = plan.decidedAt else { return .empty }
        return """
            <dt>\(say: "campaigns.decide.approved")</dt>
            <dd>\(plan.decidedBy ?? "")<span class="sub">\(visit.date(at))</span></dd>
            """
    }

    private func actions(_ visit: Visit) -> HTML {
        let mayPlan = visit.holds(.planCampaigns)
        return """
            \(if: plan.card.state == .draft && mayPlan, submit(visit))
            \(if: plan.card.state == .submitted && visit.holds(.approveCampaigns), decide(visit))
            \(if: mayPlan && [.draft, .submitted, .approved].contains(plan.card.state), discard(visit))
            \(if: mayPlan && plan.card.state.isSettled && page.template != nil, repeated(visit))
            """
    }

    private func submit(_ visit: Visit) -> HTML {
        guard plan.gaps.isEmpty else {
            return """
                <p class="note"><a href="#gaps">\
                \(say: "campaigns.decide.first", ["count": "\(plan.gaps.count)"])</a></p>
                """
        }
        return """
            <form method="post" action="\(path)/submit">\(Form.token(visit))
            <button class="btn wide">\(say: "campaigns.do.submit")</button></form>
            """
    }

    private func decide(_ visit: Visit) -> HTML {
        guard !plan.isOwnWork else { return "<p class=\"note\">\(say: "campaigns.decide.own")</p>" }
        let isFaulty = page.failed?.step == "decline"
        let fault = FieldFault(isFaulty ? page.failed?.problem.phrase : nil, id: PlanFields.id("reason"))
        return """
            <form method="post" action="\(path)/approve">\(Form.token(visit))
            <button class="btn wide">\(say: "campaigns.do.approve")</button></form>
            <details class="act"\(if: isFaulty, " open")><summary>\(say: "campaigns.do.decline")</summary>
            <form method="post" action="\(path)/decline">\(Form.token(visit))
            <div class="field"><label for="plan-reason">\(say: "campaigns.field.reason")</label>
            <textarea id="plan-reason" name="reason" rows="3" required \
            maxlength="\(DeclineCampaign.longestReason)"\(fault.attributes)>\
            \(page.failed?.fields["reason"] ?? "")</textarea>\(fault.words)</div>
            <button class="btn small danger">\(say: "campaigns.do.decline")</button></form></details>
            """
    }

    /// Next year's plan from this one, for the same place or unit (rulebook G.1).
    private func repeated(_ visit: Visit) -> HTML {
        """
        <form class="no-print" method="post" action="/campaigns">\(Form.token(visit))\(Form.request(visit))
        \(Form.hidden("from", plan.card.id.rawValue))\(Form.hidden("template", plan.card.template))
        \(Form.hidden("place", plan.card.unit ?? plan.card.region.code))
        <p class="small">\(say: "campaigns.again.words")</p>
        <button class="btn small quiet">\(say: "campaigns.do.again")</button></form>
        """
    }

    private func discard(_ visit: Visit) -> HTML {
        """
        <details class="act no-print"><summary>\(say: "campaigns.do.discard")</summary>
        <form method="post" action="\(path)/discard">\(Form.token(visit))<p>\(say: "campaigns.discard.words")</p>
        <button class="btn small danger">\(say: "campaigns.do.discard")</button></form></details>
        """
    }
}
