import Access
import Care
import Protection
import ProtectionRules

/// What was told without somebody's leave: each with its reason, the second person, and when the person was told.
struct DisclosuresPage {
    let found: ListDisclosures.Outcome
    let asked: ListDisclosures
    let waiting: Int?
    var failed: (step: DisclosureStepName, disclosure: String, problem: any Problem, fields: [String: String])?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(try await visit.input(ListDisclosures.self), visit).page(for: visit))
    }

    /// The list once more, with what did not work.
    static func again(_ step: DisclosureStepName, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard visit.isMendable(problem) else { return nil }
        var page = try await find(ListDisclosures(), visit)
        page.failed = (step, visit.fields["disclosure"] ?? "", problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    private static func find(_ asked: ListDisclosures, _ visit: Visit) async throws -> DisclosuresPage {
        DisclosuresPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("protection.disclosures.title")
        let none: HTML = "<div class=\"empty\"><h2>\(say: "protection.disclosures.none")</h2></div>"
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/protection">‹ \(say: "protection.list.title")</a></p>
                \(Form.faults(failed?.problem.phrase, field: nil))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "protection.disclosures.lead")</p></div></div>
                \(if: found.disclosures.isEmpty, none)\(each: found.disclosures.map { card($0, visit) })\
                \(if: found.hasMore, next)
                \(visit.watermark)
                """)
    }

    private var next: HTML {
        let about = asked.finding.map { "&finding=\(Visit.encoded($0))" } ?? ""
        return """
            <p class="actions no-print">\
            <a class="btn small plain" href="/disclosures?page=\((asked.page ?? 1) + 1)\(about)">\
            \(say: "protection.list.more")</a></p>
            """
    }

    private func card(_ told: Disclosure, _ visit: Visit) -> HTML {
        let id = told.id.rawValue
        let place = told.unitNames.map { visit.choose($0) } ?? visit.placeName(told.region)
        return """
            <section class="card care" aria-labelledby="t\(id)"><h2 id="t\(id)">\(say: told.recipient.phrase) · \
            \(told.toWhom)</h2><p class="small">\(place) · \(told.by) · \(visit.date(told.at))</p>
            <dl class="pairs"><dt>\(say: "protection.field.reason")</dt><dd>\(say: told.reason.phrase)</dd>
            <dt>\(say: "protection.field.content")</dt><dd>\(told.content)</dd>
            \(fact("protection.step.agreed", told.agreed, visit))\(fact("protection.step.made", told.made, visit))\
            \(fact("protection.step.personTold", told.personTold, visit))</dl>
            \(steps(told, visit))</section>

            """
    }

    private func fact(_ key: String, _ step: DisclosureStep?, _ visit: Visit) -> HTML {
        let done: HTML = step.map { "\(visit.date($0.at)) · \($0.by)" } ?? "\(say: "protection.step.notYet")"
        return "<dt>\(say: key)</dt><dd>\(done)</dd>\n"
    }

    private func steps(_ told: Disclosure, _ visit: Visit) -> HTML {
        let path = "/disclosures/\(told.id.rawValue)"
        let agree: HTML = """
            <form class="no-print" method="post" action="\(path)/agree">\(Form.token(visit))
            <button class="btn small">\(say: "protection.step.agree")</button></form>

            """
        let second: HTML = "<p class=\"small\">\(say: "protection.step.second")</p>"
        let mayTell = told.made == nil && (told.reason.mayNotWait || told.agreed != nil)
        return """
            \(if: told.agreed == nil && !told.isMine, agree)\(if: told.agreed == nil && told.isMine, second)\
            \(if: mayTell, moment(.made, Phrase("protection.step.recordMade"), told, visit))\
            \(if: told.made != nil && told.personTold == nil,
                moment(.personTold, Phrase("protection.step.recordPersonTold"), told, visit))
            """
    }

    private func moment(_ step: DisclosureStepName, _ title: Phrase, _ told: Disclosure, _ visit: Visit) -> HTML {
        let isFailed = failed?.step == step && failed?.disclosure == told.id.rawValue
        let begun = ["toldOn": "\(visit.now.day)", "toldTime": visit.now.clockText]
        let fields = CareFields(
            visit: visit, prefix: "\(step.rawValue)-\(told.id.rawValue)", problem: isFailed ? failed?.problem : nil,
            given: isFailed ? failed?.fields ?? begun : begun)
        return """
            <details class="act no-print"\(if: isFailed, " open")><summary>\(say: title)</summary>
            <form method="post" action="/disclosures/\(told.id.rawValue)/\(step.rawValue)">\(Form.token(visit))
            \(fields.day("toldOn", Phrase("protection.field.toldOn"), to: visit.now.day))
            \(fields.time("toldTime", Phrase("protection.field.toldTime")))
            <button class="btn small">\(say: "protection.do.keep")</button></form></details>

            """
    }
}

/// The steps of a breach of confidence that are forms on one page.
enum DisclosureStepName: String, CaseIterable {
    case agree, made
    case personTold = "person-told"
}
