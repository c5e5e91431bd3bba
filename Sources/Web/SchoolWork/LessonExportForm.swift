import Access
import Care
import SchoolWork

/// Takes figures of schools away as a file: the form asks why.
struct LessonExportForm {
    /// `nil` for all schools in reach.
    let school: String?
    let until: Day
    let problem: (any Problem)?

    func html(_ visit: Visit) -> HTML {
        let fault = FieldFault(problem?.phrase, id: "reason")
        return """
            <details class="card fold no-print"\(if: problem != nil, " open")><summary><h2>\
            \(say: "schoolwork.export.title")</h2></summary>
            <p>\(say: "schoolwork.export.words")</p>
            <form method="post" action="/lessons/export">\(Form.token(visit))\
            \(Form.hidden("until", until.description))\(if: school != nil, Form.hidden("school", school ?? ""))
            <div class="field"><label for="reason">\(say: "schoolwork.export.reason")</label>\(fault.words)
            <input id="reason" name="reason" required maxlength="\(SchoolWorkExport.longestReason)"\
            \(fault.attributes)></div>
            <div class="field"><label for="format">\(say: "schoolwork.export.format")</label>
            <select id="format" name="format"><option value="xlsx">\(say: "schoolwork.export.xlsx")</option>
            <option value="csv">\(say: "schoolwork.export.csv")</option></select></div>
            <button class="btn small">\(say: "schoolwork.export.take")</button></form></details>
            """
    }
}
