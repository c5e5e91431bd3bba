import Access
import Care
import InterviewRules
import Interviews

/// The dates of the own school around which pupils who are looked after are looked at sooner.
struct RiskDatesPage {
    let found: ListRiskDates.Outcome
    let waiting: Int?
    var problem: (any Problem)?
    var given: [String: String] = [:]

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(visit).page(for: visit))
    }

    private static func find(_ visit: Visit) async throws -> RiskDatesPage {
        RiskDatesPage(
            found: try await visit.perform(ListRiskDates()), waiting: try await visit.waitingAlerts())
    }

    /// The page once more, with what did not work.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is InterviewError else { return nil }
        var page = try await find(visit)
        (page.problem, page.given) = (problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("weeks.title")
        var field: String?
        if case .invalid(let name) = problem?.kind { field = name }
        return Page(
            title: problem == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "weeks.lead")</p></div></div>
                \(each: found.schools.map { now($0, visit) })
                <div class="split"><div>\(dates(visit))</div><div>\(form(visit))</div></div>
                """)
    }

    private func now(_ school: ListRiskDates.School, _ visit: Visit) -> HTML {
        guard let weeks = school.weeks else { return .empty }
        let reasons = weeks.reasons.map { visit.choose($0) }.joined(separator: " · ")
        return """
            <p class="note">\(visit.choose(school.names)): \(say: "weeks.now",
                ["reasons": reasons, "day": visit.date(weeks.last)])</p>

            """
    }

    private func dates(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="dates"><h2 id="dates">\(say: "weeks.own")</h2>
        \(if: found.dates.isEmpty, "<p>\(say: "weeks.none")</p>")\
        \(if: !found.dates.isEmpty, "<ul class=\"tally\">\(each: found.dates.map { line($0, visit) })</ul>")</section>

        """
    }

    private func line(_ date: RiskDate, _ visit: Visit) -> HTML {
        let school = found.schools.first { $0.unit == date.unit }
        let name = found.schools.count > 1 ? school.map { visit.choose($0.names) + " · " } ?? "" : ""
        return """
            <li><span>\(name)\(visit.date(date.day)) · \(say: date.kind.phrase)</span>
            <form method="post" action="/care/weeks/\(date.id.rawValue)/off">\(Form.token(visit))
            <button class="btn small quiet" aria-label="\(say: "weeks.offThis",
                ["day": visit.date(date.day)])">\(say: "weeks.off")</button></form></li>

            """
    }

    private func form(_ visit: Visit) -> HTML {
        guard let only = found.schools.first else { return .empty }
        let fields = CareFields(visit: visit, problem: problem, given: given)
        let schools: HTML = found.schools.count == 1
            ? Form.hidden("unit", only.unit)
            : """
                <fieldset class="field" id="unit"><legend>\(say: "weeks.field.unit")</legend>
                <div class="choices">\(each: found.schools.map { school in
                    fields.option("unit", school.unit, "\(visit.choose(school.names))", true)
                })</div></fieldset>
                """
        return """
            <section class="card no-print" aria-labelledby="add"><h2 id="add">\(say: "weeks.add")</h2>
            <form method="post" action="/care/weeks">\(Form.token(visit))\(Form.request(visit))
            \(schools)\(fields.choices("kind", Phrase("weeks.field.kind"),
                RiskDateKind.allCases.map { ($0.rawValue, $0.phrase) }))\
            \(fields.day("day", Phrase("weeks.field.day"), hint: Phrase("weeks.field.dayHint"),
                from: found.first, to: found.last))
            <button class="btn">\(say: "interviews.do.keep")</button></form></section>

            """
    }
}

extension RiskDateKind {
    var phrase: Phrase { Phrase("weeks.kind.\(rawValue)") }
}
