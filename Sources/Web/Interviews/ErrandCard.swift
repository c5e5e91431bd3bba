import Care
import InterviewRules
import Interviews

/// Who else is told at a level, and until when; the form that writes it down, and what was written down.
struct ErrandCard {
    let page: FindingPage

    /// What is open, for whoever reads the page.
    func open(_ visit: Visit) -> HTML {
        guard !page.found.errands.isEmpty else { return .empty }
        return """
            <section class="card care" aria-labelledby="errands"><h2 id="errands">\(say: "interviews.errand.open")</h2>
            <dl class="pairs">\(each: page.found.errands.map { line($0, visit) })</dl></section>

            """
    }

    private func line(_ due: ErrandDue, _ visit: Visit) -> HTML {
        "<dt>\(say: due.errand.phrase)</dt>\(visit.due(due.at))\n"
    }

    /// For whoever looks after the person.
    func form(_ visit: Visit) -> HTML {
        guard !page.found.errands.isEmpty else { return .empty }
        let isFailed = page.failed?.step == .errand
        let fields = CareFields(
            visit: visit, prefix: CareStepName.errand.rawValue, problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : ["heldOn": "\(visit.now.day)"])
        return """
            <details class="act"\(if: isFailed, " open")><summary>\(say: "interviews.errand.do")</summary>
            <form method="post" action="\(page.path)/\(CareStepName.errand.rawValue)">\(Form.token(visit))\
            \(Form.request(visit))
            \(fields.choices("errand", Phrase("interviews.errand.which"),
                page.found.errands.map { ($0.errand.rawValue, $0.errand.phrase) }))
            \(fields.day("heldOn", Phrase("interviews.field.heldOn"), from: min(page.card.foundAt.day, visit.now.day),
                to: visit.now.day))
            \(fields.area("words", Phrase("interviews.errand.words"), most: 2_000))
            <button class="btn small">\(say: "interviews.do.keep")</button></form></details>

            """
    }

    func done(_ visit: Visit) -> HTML {
        guard !page.found.doneErrands.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="errands-done">
            <h2 id="errands-done">\(say: "interviews.errand.done")</h2>
            <ol class="story">\(each: page.found.doneErrands.map { done($0, visit) })</ol></section>

            """
    }

    private func done(_ done: DoneErrand, _ visit: Visit) -> HTML {
        """
        <li><time datetime="\(done.at.machineText)">\(visit.date(done.at.day))</time>
        <b>\(say: done.errand.phrase)</b> · \(done.notedBy)
        \(if: done.words != nil, "<p>\(done.words ?? "")</p>")</li>

        """
    }
}

extension CareErrand {
    var phrase: Phrase { Phrase("interviews.errand.\(rawValue)") }
}

extension FindingCard {
    /// What the first of all open clocks waits for.
    var firstPhrase: Phrase? {
        guard let errand, errand.at == firstDue, errand.at != due else { return clock?.phrase }
        return errand.errand.phrase
    }
}
