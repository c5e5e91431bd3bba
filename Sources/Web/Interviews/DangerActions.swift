import Access
import Care
import Interviews

/// That a guardian is, or may be, the danger: noting it, why nobody calls them, and how two people end it.
struct DangerActions {
    let page: FindingPage

    func html(_ visit: Visit) -> HTML {
        guard let danger = page.found.guardianDanger else { return note(visit) }
        return """
            <div class="note warn"><p><b>\(say: "interviews.danger.title")</b></p>
            <p>\(say: "interviews.danger.lead")</p>
            \(if: danger.reason != nil, "<p>\(danger.reason ?? "")</p>")
            <p class="small">\(danger.notedBy) · \(visit.date(danger.notedAt))</p></div>
            \(end(danger, visit))
            """
    }

    private func note(_ visit: Visit) -> HTML {
        let inside: HTML = """
            <p class="small">\(say: "interviews.danger.noteLead")</p>
            \(fields(.danger, visit).area("reason", Phrase("interviews.danger.reason"), most: 2_000, isRequired: true))
            """
        return folded(.danger, Phrase("interviews.danger.note"), Phrase("interviews.do.keep"), inside, visit)
    }

    private func end(_ danger: GuardianDanger, _ visit: Visit) -> HTML {
        guard let over = danger.over else {
            let inside: HTML = """
                <p class="small">\(say: "interviews.danger.endLead")</p>
                \(fields(.safe, visit).area("reason", Phrase("interviews.danger.endReason"), most: 2_000,
                    isRequired: true))
                """
            return folded(.safe, Phrase("interviews.danger.end"), Phrase("interviews.do.keep"), inside, visit)
        }
        let said: HTML = """
            <p>\(say: "interviews.danger.said", ["name": over.by])</p><p>\(over.reason)</p>
            """
        guard !over.isMine else { return "\(said)<p class=\"small\">\(say: "interviews.danger.waits")</p>" }
        return """
            \(said)<form method="post" action="\(page.path)/\(CareStepName.safe.rawValue)">\(Form.token(visit))
            <button class="btn small quiet">\(say: "interviews.danger.agree")</button></form>\(note(visit))
            """
    }

    private func fields(_ step: CareStepName, _ visit: Visit) -> CareFields {
        let isFailed = page.failed?.step == step
        return CareFields(
            visit: visit, prefix: step.rawValue, problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : [:])
    }

    private func folded(_ step: CareStepName, _ title: Phrase, _ act: Phrase, _ inside: HTML, _ visit: Visit) -> HTML {
        """
        <details class="act"\(if: page.failed?.step == step, " open")><summary>\(say: title)</summary>
        <form method="post" action="\(page.path)/\(step.rawValue)">\(Form.token(visit))
        \(inside)<button class="btn small">\(say: act)</button></form></details>

        """
    }
}
