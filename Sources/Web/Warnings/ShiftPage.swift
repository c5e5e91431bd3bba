import Access
import Care
import WarningRules
import Warnings

/// One shift, to change it or to take it off the roster.
struct ShiftPage {
    let found: ReadDutyShift.Outcome
    let form: RosterForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let form = RosterForm(visit: visit, problem: problem)
        let asked = try visit.fields.decode(ReadDutyShift.self)
        let found = try await visit.perform(asked)
        return form.reply(ShiftPage(found: found, form: form, waiting: try await visit.waitingAlerts()).page)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        visit.isMendable(problem) ? try await show(visit, problem: problem) : nil
    }

    private var shift: ShiftLine { found.shift }

    private var page: Page {
        let visit = form.visit
        return Page(
            title: form.title(Phrase("duty.shift.title")), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(back)">‹ \(say: "duty.back")</a></p>
                \(form.faults)
                <div class="head"><div><h1>\(say: "duty.shift.title") · \(visit.placeName(shift.region))</h1>
                <p>\(shift.name) · \(visit.span(shift.stretch))</p></div></div>
                \(if: isOver, "<p class=\"note\">\(say: "duty.problem.alreadyOver")</p>")
                \(if: !isOver, change + remove)
                """)
    }

    private var back: String { "/duty/roster?region=\(shift.region.code)&week=\(shift.stretch.from.day)" }

    private var isOver: Bool { shift.stretch.until <= form.visit.now }

    private var change: HTML {
        let (from, until) = (shift.stretch.from, shift.stretch.until)
        return """
            <form class="card roster-form" method="post" action="/duty/shifts/\(shift.id.rawValue)">
            \(Form.token(form.visit))\(Form.hidden("region", shift.region.code))
            \(form.person("account", "duty.field.person", found.people, first: shift.account))
            \(form.choices("kind", "duty.field.kind", RosterChoices.kinds, first: shift.kind.rawValue))
            <div class="roster-pair">
            \(form.day("firstDay", "duty.field.fromDay", first: from.day))
            \(form.time("opens", "duty.field.opens", first: from.clockText))
            \(form.day("lastDay", "duty.field.untilDay", first: until.day))
            \(form.time("closes", "duty.field.closes", first: until.clockText))
            </div>
            <div class="actions"><button class="btn">\(say: "duty.do.save")</button></div></form>
            """
    }

    private var remove: HTML {
        """
        <form class="card" method="post" action="/duty/shifts/\(shift.id.rawValue)/remove">\(Form.token(form.visit))
        \(Form.hidden("region", shift.region.code))\(Form.hidden("week", shift.stretch.from.day.description))
        <p>\(say: "duty.remove.words")</p>
        <button class="btn small danger">\(say: "duty.do.remove")</button></form>
        """
    }
}
