import Access
import Care
import Protection
import ProtectionRules

/// The colleagues of a unit in close contact with minors: whose offence record has to be queried, who is due first.
struct StaffChecksPage {
    let found: ListStaffChecks.Outcome
    let asked: ListStaffChecks
    let waiting: Int?
    var failed: (account: String, unit: String, problem: any Problem, fields: [String: String])?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(try await visit.input(ListStaffChecks.self), visit).page(for: visit))
    }

    /// The list once more, with what could not be noted.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .invalid, .conflict: break
        default: return nil
        }
        var page = try await find(ListStaffChecks(page: visit.fields["page"].flatMap { Int($0) }), visit)
        page.failed = (visit.fields["account"] ?? "", visit.fields["unit"] ?? "", problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    /// Whoever is not to be employed is suspended on their own page; everybody else leads back to the list.
    static func noted(_ visit: Visit) -> Reply {
        guard visit.fields["outcome"] == StaffCheckOutcome.hinders.rawValue else { return .go("/staff-checks") }
        return .go("/people/\(Visit.encoded(visit.fields["account"] ?? ""))")
    }

    private static func find(_ asked: ListStaffChecks, _ visit: Visit) async throws -> StaffChecksPage {
        StaffChecksPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("protection.staff.title")
        let none: HTML = "<div class=\"empty\"><h2>\(say: "protection.staff.none")</h2></div>"
        return Page(
            title: failed == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: waiting,
            main: """
                \(Form.faults(failed?.problem.phrase, field: faultID))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "protection.staff.lead")</p></div></div>
                <ul class="chips"><li><a href="/staff-checks" aria-current="true">\(say: "protection.staff.people")</a>\
                </li><li><a href="/staff-checks/counts">\(say: "protection.staff.counts")</a></li></ul>
                \(if: found.checks.isEmpty, none)\(each: found.checks.enumerated().map { card($1, $0, visit) })\
                \(if: found.hasMore, next)
                \(visit.watermark)
                """)
    }

    private var next: HTML {
        """
        <p class="actions no-print"><a class="btn small plain" href="/staff-checks?page=\((asked.page ?? 1) + 1)">\
        \(say: "protection.list.more")</a></p>
        """
    }

    private func card(_ check: StaffCheck, _ number: Int, _ visit: Visit) -> HTML {
        // Whoever is not to be employed is not in order, whatever the calendar says.
        let state: HTML = " · <span class=\"state\">\(say: check.state.phrase)</span>"
        let own: HTML = "<p class=\"small\">\(say: "protection.staff.own")</p>"
        return """
            <section class="card" aria-labelledby="p\(number)"><h2 id="p\(number)">\(check.displayName)</h2>
            <p class="small">\(visit.choose(check.unitNames))\(if: check.outcome != .hinders, state)</p>
            <dl class="pairs"><dt>\(say: "protection.staff.queriedOn")</dt>\
            <dd>\(day(check.queriedOn, visit))</dd>
            <dt>\(say: "protection.staff.due")</dt><dd>\(day(check.due, visit))</dd></dl>
            \(hindrance(check, visit))\(if: check.isOwn, own)\
            \(if: !check.isOwn, form(check, number, visit))</section>

            """
    }

    /// By when the account has to be suspended; what is over its time is red, and says that others hear of it.
    private func hindrance(_ check: StaffCheck, _ visit: Visit) -> HTML {
        guard let due = check.suspendDue else { return .empty }
        let time = ["time": visit.when(due)]
        guard check.isSuspensionLate else {
            return """
                <p class="note warn">\(say: "protection.staff.hindersNote") \
                \(say: "protection.staff.hindersBy", time) \(person(check))</p>
                """
        }
        return "<p class=\"note bad\">\(say: "protection.staff.hindersLate", time) \(person(check))</p>"
    }

    private func person(_ check: StaffCheck) -> HTML {
        "<a href=\"/people/\(check.account.rawValue)\">\(say: "protection.staff.toPerson")</a>"
    }

    private func day(_ day: Day?, _ visit: Visit) -> HTML {
        guard let day else { return "\(say: "protection.staff.notYet")" }
        return "\(visit.date(day))"
    }

    private func isFailed(_ check: StaffCheck) -> Bool {
        failed?.account == check.account.rawValue && failed?.unit == check.unit
    }

    private func form(_ check: StaffCheck, _ number: Int, _ visit: Visit) -> HTML {
        let isFailed = isFailed(check)
        let fields = CareFields(
            visit: visit, prefix: "check\(number)", problem: isFailed ? failed?.problem : nil,
            given: isFailed ? failed?.fields ?? [:] : ["queriedOn": "\(visit.now.day)"])
        return """
            <details class="act no-print"\(if: isFailed, " open")><summary>\(say: "protection.staff.note")</summary>
            <form method="post" action="/staff-checks/note">\(Form.token(visit))\(Form.request(visit))\
            \(Form.hidden("account", check.account.rawValue))\(Form.hidden("unit", check.unit))\
            \(Form.hidden("page", "\(asked.page ?? 1)"))
            \(fields.day("queriedOn", Phrase("protection.staff.queriedOn"), to: visit.now.day))
            \(fields.choices("outcome", Phrase("protection.staff.outcome"),
                StaffCheckOutcome.allCases.map { ($0.rawValue, Phrase("protection.staff.outcome.\($0.rawValue)")) }))
            <p class="small">\(say: "protection.staff.sealed")</p>
            <button class="btn small">\(say: "protection.staff.keep")</button></form></details>

            """
    }

    private var faultID: String? {
        guard let failed, case .invalid(let name) = failed.problem.kind,
            let number = found.checks.firstIndex(where: isFailed)
        else { return nil }
        return "check\(number)-\(name)"
    }
}

extension StaffCheckState {
    var phrase: Phrase { Phrase("protection.staff.state.\(rawValue)") }
}
