import Access
import CampaignRules
import Campaigns
import Care

/// A whole plan on one page: what it lacks at the top, its parts below, and what can be done at the side.
struct PlanOfCampaignPage {
    let plan: ReadCampaign.Outcome
    /// What can be chosen, for whoever may still write the plan.
    let choices: ReadPlanChoices.Outcome?
    let template: CampaignTemplate?
    let units: [String: String]
    let failed: FailedPlanStep?
    let waiting: Int?

    static func find(_ visit: Visit, failed: FailedPlanStep? = nil) async throws -> PlanOfCampaignPage {
        let campaign = try visit.campaign
        let plan = try await visit.perform(ReadCampaign(campaign: campaign))
        let mayWrite = visit.holds(.planCampaigns) && plan.isOwned
        let choices = mayWrite && plan.card.state == .draft
            ? try await visit.perform(ReadPlanChoices(campaign: campaign)) : nil
        let templates = mayWrite ? try await visit.perform(ListCampaignTemplates()) : []
        let withoutLead = plan.gaps.filter { $0.code == .nobodyCarriesOut }.map(\.about)
        let ofParts = plan.askedParts.map(\.unit) + (choices?.parts.map(\.unit) ?? [])
        let codes = plan.units + plan.sittings.map(\.unit) + [plan.card.unit].compactMap { $0 } + withoutLead
        return PlanOfCampaignPage(
            plan: plan, choices: choices, template: templates.first { $0.code == plan.card.template },
            units: try await visit.unitNames(Set(codes + ofParts).sorted()), failed: failed,
            waiting: try await visit.waitingAlerts())
    }

    /// The page once more, with what did not work.
    static func again(_ problem: any Problem, step: String, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .invalid, .conflict: break
        default: return nil
        }
        let failed = FailedPlanStep(step: step, problem: problem, fields: visit.fields)
        let page = try await find(visit, failed: failed).page(for: visit)
        return .page(page, status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(plan.card.titles)
        let title = Phrase("campaigns.plan.title", ["name": name])
        return Page(
            title: failed.map { _ in Phrase("form.almostTitle", ["page": name]) } ?? title, frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/campaigns">‹ \(say: "campaigns.list.title")</a></p>
                \(Form.faults(failed?.problem.phrase, field: failed?.fieldID))
                <div class="head"><div><h1>\(name)</h1><p>\(owner(visit)) · \(say: plan.card.window(visit)) · \
                <span class="state">\(say: plan.card.state.phrase)</span></p></div>\(ways(visit))</div>
                \(if: plan.card.heldSince != nil, held(visit))\(if: isSentBack, sentBack)
                \(if: plan.isOwned, PlanGapsNote(gaps: plan.gaps, state: plan.card.state, units: units).html(visit))
                <div class="split"><div>\(PlanSections(page: self).html(visit))</div>
                <div>\(PlanDecision(page: self).html(visit))\(PlannedSittings(page: self).html(visit))</div></div>
                """)
    }

    private func owner(_ visit: Visit) -> String {
        plan.card.unit.flatMap { units[$0] } ?? visit.placeName(plan.card.region)
    }

    private func ways(_ visit: Visit) -> HTML {
        guard plan.card.state.isSettled else { return .empty }
        let path = "/campaigns/\(plan.card.id)"
        return """
            <div class="actions no-print"><a class="btn small quiet" href="\(path)/progress">\
            \(say: "campaigns.progress.title")</a>
            \(if: plan.card.state != .approved, """
                <a class="btn small quiet" href="\(path)/closure">\(say: "closure.title")</a>
                """)
            \(if: visit.holds(.approveCampaigns) && plan.isOwned, """
                <a class="btn small quiet" href="\(path)/retention">\(say: "retention.page.title")</a>
                """)
            \(if: visit.holds(.carryOutCampaigns), """
                <a class="btn small" href="\(path)/participants">\(say: "campaigns.people.title")</a>
                \(if: [.open, .closed].contains(plan.card.state), """
                    <a class="btn small quiet" href="\(path)/missing">\(say: "campaigns.missing.title")</a>
                    """)
                \(if: plan.card.state == .open, """
                    <a class="btn small quiet" href="\(path)/reminder">\(say: "messages.reminder.title")</a>
                    """)
                """)</div>
            """
    }

    private func held(_ visit: Visit) -> HTML {
        let since = plan.card.heldSince.map { visit.date($0) } ?? ""
        return "<p class=\"note warn\">\(say: "campaigns.plan.held", ["since": since])</p>"
    }

    private var isSentBack: Bool { plan.card.state == .draft && plan.decisionReason != nil }

    private var sentBack: HTML {
        """
        <div class="note warn"><h2>\(say: "campaigns.plan.sentBack", ["by": plan.decidedBy ?? ""])</h2>
        <p>\(plan.decisionReason ?? "")</p></div>
        """
    }
}

/// A form of the plan that was sent with something to mend.
struct FailedPlanStep {
    let step: String
    let problem: any Problem
    let fields: Fields

    /// The name of the field to mend.
    var field: String? {
        if case .invalid(let name) = problem.kind { return name }
        return nil
    }

    var fieldID: String? { field.map(PlanFields.id) }

    /// The part of the plan that was sent: the first word of its fields.
    var part: String { step == "change" ? String(field?.split(separator: ".").first ?? "") : step }
}
