import Access
import Care
import InterviewRules
import Interviews

/// The form by which a circumstance of a pupil is noted: no more than what care needs.
struct CareTagForm {
    let page: CareTagPage

    func html(_ visit: Visit) -> HTML {
        guard !page.found.choices.isEmpty else { return .empty }
        let failed = page.failed.flatMap { $0.step == nil ? $0 : nil }
        let begun = ["until": "\(page.found.usualEnd)", "since": "\(visit.now.day)"]
        let fields = CareFields(
            visit: visit, prefix: "note", problem: failed?.problem, given: failed?.fields ?? begun)
        return """
            <section class="card no-print" aria-labelledby="note"><h2 id="note">\(say: "tags.note.title")</h2>
            <p class="small">\(say: "tags.note.lead")</p>
            <form method="post" action="\(page.path)">\(Form.token(visit))\(Form.request(visit))
            \(kinds(fields, visit))\
            \(fields.choices("basis", Phrase("tags.field.basis"),
                [page.found.consent, .law].map { ($0.rawValue, $0.phrase) }))\
            \(fields.choices("suppliedBy", Phrase("tags.field.suppliedBy"),
                CareTagSupplier.allCases.map { ($0.rawValue, $0.phrase) }))\
            \(fields.day("since", Phrase("tags.field.since"), to: visit.now.day))\
            \(fields.day("until", Phrase("tags.field.until"), hint: Phrase("tags.field.untilHint"),
                from: visit.now.day, to: page.found.lastEnd))\
            \(fields.area("words", Phrase("tags.field.words"), hint: Phrase("tags.field.wordsHint"),
                most: NoteCareTag.longestWords))
            <button class="btn">\(say: "interviews.do.keep")</button></form></section>

            """
    }

    /// The names are the region's own, not ours.
    private func kinds(_ fields: CareFields, _ visit: Visit) -> HTML {
        let isHere = fields.problem?.kind == .invalid(field: "tag")
        let mark = FieldFault(isHere ? fields.problem?.phrase : nil, id: "note-tag")
        return """
            <fieldset class="field" id="note-tag"\(mark.attributes)><legend>\(say: "tags.field.tag")</legend>\
            \(mark.words)<div class="choices">\(each: page.found.choices.map { choice in
                fields.option("tag", choice.code, words(of: choice, visit), true)
            })</div></fieldset>

            """
    }

    private func words(of choice: ReadCareTags.Choice, _ visit: Visit) -> HTML {
        let only: HTML = " <span class=\"small\">\(say: "tags.note.onlyFrom")</span>"
        return "\(visit.choose(choice.names))\(if: !choice.onlyFrom.isEmpty, only)"
    }
}

extension CareTagBasis {
    var phrase: Phrase { Phrase("tags.basis.\(rawValue)") }
}

extension CareTagSupplier {
    var phrase: Phrase { Phrase("tags.supplier.\(rawValue)") }
}
