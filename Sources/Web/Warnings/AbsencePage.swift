import Access
import Care
import WarningRules
import Warnings

/// The form that says that somebody on the roster cannot come, and who comes instead.
struct AbsencePage {
    let plan: ReadDutyPlan.Outcome
    let form: RosterForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let form = RosterForm(visit: visit, problem: problem)
        let plan = try await visit.perform(ReadDutyPlan(region: try visit.rosterRegion))
        return form.reply(AbsencePage(plan: plan, form: form, waiting: try await visit.waitingAlerts()).page)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        visit.isMendable(problem) ? try await show(visit, problem: problem) : nil
    }

    private var page: Page {
        form.page("duty.absence.title", lead: "duty.absence.lead", for: plan, waiting: waiting, fields)
    }

    /// Begins with the person who asks, where they stand on the roster: most people report for themselves.
    private var fields: HTML {
        let visit = form.visit
        let own = plan.people.first { $0.account == visit.caller.id }?.account
        return """
            <form class="card roster-form" method="post" action="/duty/absence">\(Form.token(visit))
            \(Form.hidden("region", plan.week.region.code))
            \(form.person("account", "duty.field.away", plan.people, first: own))
            <div class="roster-pair">
            \(form.day("firstDay", "duty.field.fromDay", first: visit.now.day))
            \(form.time("opens", "duty.field.opens", first: "00:00"))
            \(form.day("lastDay", "duty.field.untilDay", first: visit.now.day))
            \(form.time("closes", "duty.field.closes", first: "24:00"))
            </div>
            \(form.person(
                "replacement", "duty.field.replacement", plan.people, first: nil, empty: "duty.field.noReplacement"))
            <div class="actions"><button class="btn">\(say: "duty.do.absenceThis")</button></div></form>
            """
    }
}
