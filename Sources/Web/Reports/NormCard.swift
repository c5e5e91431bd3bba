import Care
import ReportRules
import Reports

/// Below the bands of a scale: its mean beside that of the norm, how far they lie apart, and where the norm is from.
struct NormCard {
    let table: ReportTable
    let number: Int

    func html(_ visit: Visit) -> HTML {
        guard let norm = table.norm else { return .empty }
        let rows = table.normRows(visit)
        return """
            <h3 id="norm-\(number)">\(say: "reports.norm.title")</h3>
            \(if: !rows.isEmpty, """
                <p>\(visit.sentences(norm.words))</p>\(figures(rows, visit))
                """)<p class="small">\(say: visit.origin(norm.norm))</p>
            """
    }

    private func figures(_ rows: [[String]], _ visit: Visit) -> HTML {
        let heads = ReportTable.normHeads(visit)
        return """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="norm-\(number)"><table>\
            <caption class="visually-hidden">\(say: "reports.norm.title")</caption>
            <thead><tr>\(each: heads.enumerated().map { place, head in
                "<th scope=\"col\"\(if: place > 0, " class=\"num\"")>\(head)</th>" as HTML
            })</tr></thead><tbody>\(each: rows.map(row))</tbody></table></div>
            """
    }

    private func row(_ cells: [String]) -> HTML {
        """
        <tr><th scope="row">\(cells.first ?? "")</th>\
        \(each: cells.dropFirst().map { "<td class=\"num\">\($0)</td>" as HTML })</tr>

        """
    }
}
