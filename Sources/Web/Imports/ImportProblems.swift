import Care
import Imports

/// The rows that must be mended, page by page: where, what is wrong, and what stands there now.
struct ImportProblems {
    let form: ImportForm
    let rows: [BadRow]
    let bad: Int
    let page: Int
    let pages: Int
    /// The address of the list that they belong to.
    let address: String

    func html(_ visit: Visit) -> HTML {
        guard bad > 0 else { return .empty }
        return """
            <section aria-labelledby="mend"><div class="head"><h2 id="mend">\(say: "imports.mend.title")</h2>
            <div class="actions"><a class="btn small quiet" href="\(address)/rest?format=xlsx">\
            \(say: "imports.rest.xlsx")</a>
            <a class="btn small quiet" href="\(address)/rest?format=csv">\(say: "imports.rest.csv")</a></div></div>
            <p>\(say: "imports.mend.lead")</p>
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "imports.mend.title")</caption>
            <thead><tr><th scope="col">\(say: "imports.mend.row")</th><th scope="col">\(say: "imports.mend.what")</th>
            </tr></thead><tbody>\(each: rows.map { row($0, visit) })</tbody></table></div>
            \(if: pages > 1, turning)</section>

            """
    }

    private func row(_ row: BadRow, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(say: "imports.mend.rowNumber", ["row": "\(row.number)"])</th>
        <td data-label="\(say: "imports.mend.what")"><div>\(each: row.faults.map { fault($0, of: row, visit) })</div></td>
        </tr>

        """
    }

    private func fault(_ fault: RowFault, of row: BadRow, _ visit: Visit) -> HTML {
        let column = form.columns.first { $0.key == fault.column }
        let cell = fault.column.flatMap { row.cells[$0] } ?? ""
        let where_: HTML = column.map { "<b>\($0.name(in: visit.language))</b> " } ?? .empty
        // A whole essay in the wrong column would push everything else off the page.
        let found: HTML = "<span class=\"sub\">\(say: "imports.mend.found", ["cell": String(cell.prefix(60))])</span>"
        return "<p>\(where_)\(say: fault.phrase)\(if: !cell.isEmpty, found)</p>"
    }

    private var turning: HTML {
        let back: HTML = "<a class=\"btn small plain\" href=\"\(address)?page=\(page - 1)\">\(say: "imports.page.back")</a>"
        let on: HTML = "<a class=\"btn small plain\" href=\"\(address)?page=\(page + 1)\">\(say: "imports.page.on")</a>"
        return """
            <nav class="actions" aria-label="\(say: "imports.page.nav")">\(if: page > 1, back)
            <span>\(say: "imports.page.here", ["page": "\(page)", "pages": "\(pages)"])</span>
            \(if: page < pages, on)</nav>
            """
    }
}
