import Access
import Care
import Reports

/// Takes the report away as a file: the form asks why.
struct ReportExportForm {
    let page: ReportPage

    func html(_ visit: Visit) -> HTML {
        let fault = FieldFault(page.problem?.phrase, id: "reason")
        return """
            <details class="card fold no-print"\(if: page.problem != nil, " open")><summary><h2>\
            \(say: "reports.export.title")</h2></summary>
            <p>\(say: "reports.export.words")</p>
            <form method="post" action="\(page.path)/export">\(Form.token(visit))
            \(Form.hidden("place", page.report.place.id))\(Form.hidden("measure", page.report.partsBy?.code ?? ""))
            <div class="field"><label for="reason">\(say: "reports.export.reason")</label>\(fault.words)
            <input id="reason" name="reason" required maxlength="\(ReportProblem.longestReason)"\
            \(fault.attributes)></div>
            <div class="field"><label for="format">\(say: "reports.export.format")</label>
            <select id="format" name="format"><option value="pdf">\(say: "reports.export.pdf")</option>
            <option value="xlsx">\(say: "reports.export.xlsx")</option>
            <option value="csv">\(say: "reports.export.csv")</option></select></div>
            <button class="btn small">\(say: "reports.export.take")</button></form></details>
            """
    }
}
