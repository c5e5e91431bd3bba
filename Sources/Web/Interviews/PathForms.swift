import Access
import Care
import InterviewRules
import Interviews

/// What can come next on somebody's way to help and back, each step in its own fold, with exactly what it takes.
struct PathForms {
    let page: FindingPage

    func html(_ visit: Visit) -> HTML {
        guard !page.card.isOver, path != nil || page.card.isPupil else { return .empty }
        // Nothing to do here for whoever does not look after the person.
        guard !steps.isEmpty || mustWaitForColleague else { return .empty }
        return """
            <section class="card no-print" aria-labelledby="way"><h2 id="way">\(say: "paths.do.title")</h2>
            <p class="small">\(say: path == nil ? "paths.do.lead" : "paths.do.next")</p>
            \(each: steps.map { form($0, visit) })\
            \(if: mustWaitForColleague, "<p class=\"note\">\(say: "paths.gap.needsColleague")</p>")\
            \(if: path != nil && !isOthers, paper(visit))</section>

            """
    }

    /// Where the first thing that is missing stands.
    static func anchor(_ problem: any Problem, _ fields: [String: String]) -> String? {
        guard case .invalid(let field) = problem.kind else { return nil }
        let prefix = "path-\(fields["step"] ?? "")"
        guard case .path(.facts(let group))? = problem as? InterviewError else {
            return field == "facts" ? nil : "\(prefix)-\(field)"
        }
        return "\(prefix)-facts-\(groupName(group))"
    }

    private var path: ShownPath? { page.found.paths.first { $0.step != .closed } }
    private var isOthers: Bool { page.card.teacher != nil && !page.card.isMine }
    private var mustWaitForColleague: Bool { path.map { $0.needsColleague && $0.next.contains(.closed) } ?? false }

    /// Whoever does not look after the person may end what a colleague has begun, and nothing else.
    private var steps: [PathStep] {
        guard let path else { return isOthers ? [] : [.referred] }
        if isOthers { return path.next.filter { $0 == .closed && !path.needsColleague } }
        return path.next.filter { $0 != .closed || !path.needsColleague }
    }

    private func form(_ step: PathStep, _ visit: Visit) -> HTML {
        let isFailed = page.failed?.step == .path && page.failed?.fields["step"] == step.rawValue
        let fields = CareFields(
            visit: visit, prefix: "path-\(step.rawValue)", problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : ["on": "\(visit.now.day)"])
        let needs = step.needs(after: path?.step)
        return """
            <details class="act"\(if: isFailed, " open")><summary>\(say: step.act)</summary>
            <form method="post" action="\(page.path)/path">\(Form.token(visit))\(Form.request(visit))
            \(Form.hidden("step", step.rawValue))\
            \(if: step == .notYet, "<p class=\"note\">\(say: "paths.do.noIllness")</p>")\
            \(fields.day("on", Phrase("paths.field.on"), from: page.card.foundAt.day, to: visit.now.day))
            \(groups(needs, of: step, fields))\(words(needs, of: step, fields))\
            \(if: needs.day != .none, fields.day("day", step.dayLabel, isRequired: needs.day == .required))\
            <button class="btn small">\(say: "interviews.do.keep")</button></form></details>

            """
    }

    /// What has to be there in any case stands together; of what can be chosen each group stands by itself.
    private func groups(_ needs: StepNeeds, of step: PathStep, _ fields: CareFields) -> HTML {
        let choices = needs.groups.filter { $0.count > 1 }.map { group in
            self.group(group, Phrase("paths.group.\(step.rawValue).\(group[0].rawValue)"), fields)
        }
        let all = needs.groups.filter { $0.count == 1 }.flatMap { $0 }
        return "\(each: choices)\(if: !all.isEmpty, group(all, Phrase("paths.group.all"), fields, name: "all"))"
    }

    private func group(_ facts: [PathFact], _ legend: Phrase, _ fields: CareFields, name: String? = nil) -> HTML {
        var isAtFault = false
        if case .path(.facts(let lacking))? = fields.problem as? InterviewError {
            isAtFault = Set(lacking).isSubset(of: facts)
        }
        return fields.tickGroup(
            "facts", name ?? Self.groupName(facts), legend, facts.map { ($0.rawValue, $0.phrase) },
            isAtFault: isAtFault)
    }

    private static func groupName(_ group: [PathFact]) -> String { group.count == 1 ? "all" : group[0].rawValue }

    private func words(_ needs: StepNeeds, of step: PathStep, _ fields: CareFields) -> HTML {
        guard needs.words != .none else { return .empty }
        let isRead = step == .notYet
        let hint = isRead ? Phrase("paths.field.readByFamily") : Phrase("paths.field.noIllness")
        return fields.area(
            "words", step.wordsLabel, hint: hint,
            most: isRead ? PlainWords.longest : 2_000, isRequired: needs.words == .required)
    }

    private func paper(_ visit: Visit) -> HTML {
        let isFailed = page.failed?.step == .doctorsAdvice
        let fields = CareFields(
            visit: visit, prefix: CareStepName.doctorsAdvice.rawValue, problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : [:])
        return """
            <details class="act"\(if: isFailed, " open")><summary>\(say: "paths.papers.keep")</summary>
            <form method="post" action="\(page.path)/doctors-advice" enctype="multipart/form-data">\
            \(Form.token(visit))\(Form.request(visit))
            \(fields.day("writtenOn", Phrase("paths.papers.writtenOn"), to: visit.now.day))
            \(fields.scan("scan", Phrase("paths.papers.scan"),
                hint: Phrase("paths.papers.scanHint", ["megabytes": "\(DoctorsAdvice.largestMegabytes)"])))
            <button class="btn small">\(say: "paths.papers.do")</button></form></details>

            """
    }
}
