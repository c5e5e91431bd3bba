import Access
import Care
import Interviews

/// What is noted of one pupil's circumstances, and the forms that note, renew and take off.
struct CareTagPage {
    /// A form that came back with a fault.
    struct Failed {
        /// `nil` for the form of a new tag.
        let step: String?
        let problem: any Problem
        let fields: [String: String]
    }

    let found: ReadCareTags.Outcome
    let name: String
    let waiting: Int?
    var failed: Failed?

    static func find(_ visit: Visit) async throws -> CareTagPage {
        let found = try await visit.perform(ReadCareTags(member: visit.fields["member"] ?? ""))
        let names = try await visit.namesOfPupils([found.member])
        return CareTagPage(
            found: found, name: names[found.member] ?? visit.say(Phrase("interviews.notOnRoster")),
            waiting: try await visit.waitingAlerts())
    }

    /// The page once more, with what did not work.
    static func again(step: String?) -> @Sendable (any Problem, Visit) async throws -> Reply? {
        { problem, visit in
            guard problem is InterviewError else { return nil }
            var page = try await find(visit)
            page.failed = Failed(step: step, problem: problem, fields: visit.fields.values)
            return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
        }
    }

    var path: String { "/care/tags/\(found.member)" }

    func page(for visit: Visit) -> Page {
        let title = Phrase("tags.page.title", ["name": name])
        return Page(
            title: failed == nil ? title : Phrase("form.almostTitle", ["page": visit.say(title)]), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/care/tags">‹ \(say: "tags.list.title")</a></p>
                \(fault)<div class="head"><div><h1>\(say: title)</h1>
                <p>\(found.unitNames.map { visit.choose($0) } ?? "")</p></div></div>
                <div class="split"><div>\(tags(visit))</div><div>\(CareTagForm(page: self).html(visit))</div></div>
                \(visit.watermark)
                """)
    }

    private var fault: HTML {
        guard let failed else { return .empty }
        guard case .invalid(let field) = failed.problem.kind else {
            return Form.faults(failed.problem.phrase, field: nil)
        }
        let prefix = failed.step == nil ? "note" : "renew-\(failed.fields["tag"] ?? "")"
        return Form.faults(failed.problem.phrase, field: "\(prefix)-\(field)")
    }

    private func tags(_ visit: Visit) -> HTML {
        let care: HTML = found.finding.map {
            "<p><a href=\"/care/findings/\($0.rawValue)\">\(say: "tags.page.care")</a></p>"
        } ?? .empty
        return """
            <section class="card care" aria-labelledby="tags"><h2 id="tags">\(say: "tags.card.title")</h2>
            <p class="small">\(say: "tags.card.lead")</p>
            \(if: found.tags.isEmpty, "<p>\(say: "tags.page.none")</p>")\
            \(each: found.tags.map { tag($0, visit) })\(care)</section>

            """
    }

    private func tag(_ tag: CareTag, _ visit: Visit) -> HTML {
        """
        <div><h3>\(visit.choose(tag.names))</h3>
        <dl class="pairs"><dt>\(say: "tags.field.since")</dt><dd>\(visit.date(tag.since))</dd>
        <dt>\(say: "tags.column.until")</dt><dd>\(visit.date(tag.until))\
        \(if: tag.endsSoon, " · \(say: "tags.endsSoon")")</dd>
        <dt>\(say: "tags.field.basis")</dt><dd>\(say: tag.basis.phrase)</dd>
        <dt>\(say: "tags.field.suppliedBy")</dt><dd>\(say: tag.suppliedBy.phrase)</dd>
        <dt>\(say: "tags.field.notedBy")</dt><dd>\(tag.notedBy)</dd></dl>
        \(if: tag.words != nil, "<p>\(tag.words ?? "")</p>")
        \(renew(tag, visit))\(off(tag, visit))</div>

        """
    }

    private func renew(_ tag: CareTag, _ visit: Visit) -> HTML {
        let isFailed = failed?.step == "renew" && failed?.fields["tag"] == tag.id.rawValue
        let fields = CareFields(
            visit: visit, prefix: "renew-\(tag.id.rawValue)", problem: isFailed ? failed?.problem : nil,
            given: isFailed ? failed?.fields ?? [:] : ["until": "\(tag.until)"])
        return """
            <details class="act"\(if: isFailed, " open")><summary>\(say: "tags.renew.title",
                ["tag": visit.choose(tag.names)])</summary>
            <form method="post" action="\(path)/\(tag.id.rawValue)/renew">\(Form.token(visit))
            <p class="small">\(say: "tags.renew.lead")</p>
            \(fields.day("until", Phrase("tags.field.until"), from: visit.now.day, to: found.lastEnd))
            <button class="btn small">\(say: "interviews.do.keep")</button></form></details>

            """
    }

    private func off(_ tag: CareTag, _ visit: Visit) -> HTML {
        """
        <details class="act"><summary>\(say: "tags.off.title", ["tag": visit.choose(tag.names)])</summary>
        <form method="post" action="\(path)/\(tag.id.rawValue)/off">\(Form.token(visit))
        <p class="small">\(say: "tags.off.lead")</p>
        <button class="btn small quiet">\(say: "tags.off.do")</button></form></details>

        """
    }
}
