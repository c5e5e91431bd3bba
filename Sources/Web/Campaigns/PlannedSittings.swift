import Access
import CampaignRules
import Campaigns
import Care

/// When which class sits down to answer, and the form to plan it for whoever carries the campaign out.
struct PlannedSittings {
    let page: PlanOfCampaignPage

    private var plan: ReadCampaign.Outcome { page.plan }
    private var fields: PlanFields { PlanFields(failed: page.failed) }

    func html(_ visit: Visit) -> HTML {
        guard plan.card.state.isSettled, plan.audience.kind.isOfUnits else { return .empty }
        let mayPlan = visit.holds(.carryOutCampaigns) && [.approved, .open].contains(plan.card.state)
        return """
            <section class="card" id="sittings" aria-labelledby="sittings-title">
            <h2 id="sittings-title">\(say: "campaigns.sittings.title")</h2>
            \(plan.sittings.isEmpty ? "<p>\(say: "campaigns.sittings.none")</p>" : """
                <ul class="roster-lines">\(each: plan.sittings.map { line($0, mayPlan, visit) })</ul>
                """)\(if: mayPlan, form(visit))</section>
            """
    }

    private func line(_ sitting: PlannedSittingLine, _ mayPlan: Bool, _ visit: Visit) -> HTML {
        let name = page.units[sitting.unit] ?? sitting.unit
        return """
            <li><span><b>\(name)</b>
            <span class="sub">\(visit.date(sitting.from))–\(sitting.until.clockText)</span></span>
            \(if: mayPlan, """
                <form method="post" action="/planned-sittings/\(sitting.id.rawValue)/remove">\(Form.token(visit))
                <button class="btn small plain">\(say: "campaigns.sittings.remove")\
                <span class="visually-hidden"> \(name)</span></button></form>
                """)</li>

            """
    }

    private func form(_ visit: Visit) -> HTML {
        """
        <details class="act no-print"\(if: page.failed?.step == "sittings", " open")>\
        <summary>\(say: "campaigns.sittings.plan")</summary>
        <form method="post" action="/campaigns/\(plan.card.id.rawValue)/sittings">\(Form.token(visit))
        \(fields.choice("unit", "campaigns.field.class", classes(visit), plan.units.first ?? ""))
        \(fields.text("day", "campaigns.field.day", plan.card.opensAt.day.description, type: "date"))
        \(fields.text("from", "campaigns.field.from", "14:00"))
        \(fields.number("minutes", "campaigns.field.minutes", 40))
        <button class="btn small">\(say: "campaigns.sittings.do")</button></form></details>
        """
    }

    private func classes(_ visit: Visit) -> [(code: String, words: Phrase)] {
        plan.parts.map {
            (code: $0.code, words: Phrase("campaigns.plainName", ["name": visit.choose($0.names)]))
        }
    }
}
