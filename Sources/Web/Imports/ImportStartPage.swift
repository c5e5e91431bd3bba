import Care
import Imports

/// Where an import begins: what the list should look like, a template, and the field for the file.
struct ImportStartPage {
    let form: ImportForm
    let path: String
    var fault: Phrase?

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("imports.kind.\(form.kind).title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: Phrase("imports.kind.\(form.kind).title"))</h1>
                <p>\(say: Phrase("imports.kind.\(form.kind).lead"))</p></div></div>
                \(Form.faults(fault, field: "file"))
                <div class="split"><div>\(upload(visit))</div><div>\(steps)</div></div>
                \(columns(visit))
                """)
    }

    private func upload(_ visit: Visit) -> HTML {
        let described = fault == nil ? "file-hint" : "file-hint file-fault"
        return """
            <section class="card" aria-labelledby="upload"><h2 id="upload">\(say: "imports.upload.title")</h2>
            <form method="post" action="/\(path)" enctype="multipart/form-data" \
            data-sending="\(say: "imports.upload.sending")" data-looking="\(say: "imports.upload.looking")">\
            \(Form.token(visit))
            <div class="field"><label for="file">\(say: "imports.upload.file")</label>
            <span class="hint" id="file-hint">\(say: "imports.upload.hint")</span>\(faultLine)
            <input id="file" name="file" type="file" required accept=".csv,.xlsx"
            aria-describedby="\(described)"\(if: fault != nil, " aria-invalid=\"true\"")></div>
            <div class="actions"><button class="btn">\(say: "imports.upload.send")</button></div>
            \(howFar)</form></section>

            """
    }

    /// How much of the file is sent, and that it is being looked through: only a script can know it while the browser
    /// waits.
    private var howFar: HTML {
        """
        <p class="how-far"><span role="status" aria-live="polite" id="how-far"></span> <span data-part></span></p>
        <progress class="progress" aria-labelledby="how-far" hidden></progress>

        """
    }

    private var faultLine: HTML {
        fault.map { "<span class=\"fault\" id=\"file-fault\">\(say: $0)</span>" } ?? .empty
    }

    private var steps: HTML {
        """
        <section class="card" aria-labelledby="steps"><h2 id="steps">\(say: "imports.steps.title")</h2>
        <ol><li>\(say: "imports.steps.template")</li><li>\(say: "imports.steps.look")</li>
        <li>\(say: "imports.steps.confirm")</li></ol>
        <div class="actions">
        <a class="btn quiet" href="/\(path)/template?format=xlsx">\(say: "imports.template.xlsx")</a>
        <a class="btn quiet" href="/\(path)/template?format=csv">\(say: "imports.template.csv")</a></div></section>

        """
    }

    private func columns(_ visit: Visit) -> HTML {
        """
        <section aria-labelledby="columns"><h2 id="columns">\(say: "imports.columns.title")</h2>
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "imports.columns.title")</caption>
        <thead><tr><th scope="col">\(say: "imports.columns.name")</th>
        <th scope="col">\(say: "imports.columns.needed")</th><th scope="col">\(say: "imports.columns.example")</th></tr>
        </thead><tbody>\(each: form.columns.map { row($0, visit) })</tbody></table></div></section>
        """
    }

    private func row(_ column: ImportColumn, _ visit: Visit) -> HTML {
        let needed = Phrase(column.isNeeded ? "imports.columns.yes" : "imports.columns.no")
        let note: HTML = column.note.map { "<span class=\"sub\">\(visit.choose($0))</span>" } ?? .empty
        return """
            <tr><th scope="row">\(column.name(in: visit.language))\(note)</th>
            <td data-label="\(say: "imports.columns.needed")"><span>\(say: needed)</span></td>
            <td data-label="\(say: "imports.columns.example")"><span>\(visit.choose(column.example))</span></td></tr>

            """
    }
}
