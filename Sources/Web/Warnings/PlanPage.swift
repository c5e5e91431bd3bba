import Access
import Care
import WarningRules
import Warnings

/// The form that puts somebody on the roster of a place, once or week after week.
struct PlanPage {
    let plan: ReadDutyPlan.Outcome
    let form: RosterForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let form = RosterForm(visit: visit, problem: problem)
        let plan = try await visit.perform(ReadDutyPlan(region: try visit.rosterRegion))
        return form.reply(PlanPage(plan: plan, form: form, waiting: try await visit.waitingAlerts()).page)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        visit.isMendable(problem) ? try await show(visit, problem: problem) : nil
    }

    private var page: Page {
        form.page("duty.plan.title", lead: "duty.plan.lead", for: plan, waiting: waiting, fields)
    }

    private var fields: HTML {
        let today = form.visit.now.day
        return """
            <form class="card roster-form" method="post" action="/duty/plan">\(Form.token(form.visit))
            \(Form.hidden("region", plan.week.region.code))
            \(form.person("account", "duty.field.person", plan.people, first: nil))
            \(form.choices("kind", "duty.field.kind", RosterChoices.kinds, first: DutyKind.first.rawValue))
            \(form.choices("days", "duty.field.days", RosterChoices.days, first: PlanDutyShifts.Days.weekdays.rawValue))
            \(form.weekdays("duty.field.weekdays"))
            <div class="roster-pair">
            \(form.day("firstDay", "duty.field.firstDay", first: today))
            \(form.day("lastDay", "duty.field.lastDay", first: nil, hint: "duty.hint.lastDay", isNeeded: false))
            \(form.time("opens", "duty.field.opens", first: "08:00"))
            \(form.time("closes", "duty.field.closes", first: "18:00", hint: "duty.hint.closes"))
            </div>
            <div class="actions"><button class="btn">\(say: "duty.do.planThis")</button></div></form>
            """
    }
}

/// What can be chosen in the roster's forms.
enum RosterChoices {
    static var kinds: [(code: String, words: Phrase)] { DutyKind.allCases.map { ($0.rawValue, $0.phrase) } }

    static var days: [(code: String, words: Phrase)] {
        PlanDutyShifts.Days.allCases.map { ($0.rawValue, Phrase("duty.days.\($0.rawValue)")) }
    }
}
