import Access
import Care

/// The parts of forms that every form needs.
enum Form {
    /// The hidden field without which a form is refused.
    static func token(_ visit: Visit) -> HTML { hidden("csrf", visit.formToken) }

    static func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    /// A fresh word by which the same form sent twice counts once.
    static func request(_ visit: Visit) -> HTML { hidden("request", visit.house.randomWord()) }

    /// More faults than these are counted and not told: who mends the first sees the rest the next time.
    static let mostFaults = 50

    /// The same for a problem that may be many: each with its place, every one of them leading to the field.
    static func faults(_ problem: (any Problem)?, field: String?) -> HTML {
        guard let problem, !problem.details.isEmpty else { return faults(problem?.phrase, field: field) }
        let rest = problem.details.count - mostFaults
        let words: HTML = field.map { "<a href=\"#\($0)\">\(say: problem.phrase)</a>" } ?? "\(say: problem.phrase)"
        return """
            <div class="note bad" role="alert" id="faults" tabindex="-1">\
            <h2>\(say: "form.almost")</h2><p>\(words)</p><ul>\(each: problem.details.prefix(mostFaults).map(line))</ul>\
            \(if: rest > 0, "<p>\(say: "form.moreFaults", ["count": "\(rest)"])</p>")</div>
            """
    }

    private static func line(_ detail: ProblemDetail) -> HTML {
        let place: HTML = detail.place.map { "<b>\(say: $0)</b> " } ?? .empty
        return "<li>\(place)\(say: detail.phrase)</li>\n"
    }

    /// The box above a form that was sent with something missing. `field` is the id of the field to mend.
    /// It has the focus from the start, which needs no script: who does not see the page hears first what is missing.
    static func faults(_ problem: Phrase?, field: String?) -> HTML {
        guard let problem else { return .empty }
        let words: HTML = field.map { "<a href=\"#\($0)\">\(say: problem)</a>" } ?? "\(say: problem)"
        return """
            <div class="note bad" role="alert" id="faults" tabindex="-1" autofocus>\
            <h2>\(say: "form.almost")</h2><ul><li>\(words)</li></ul></div>
            """
    }
}
