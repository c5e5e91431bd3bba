import Care
import Files
import Reports

/// Below the bands of a scale: why sheets gave no result, as bars and as the same figures in a table; and on paper.
struct ReasonsCard {
    let table: ReportTable
    let number: Int

    func html(_ visit: Visit) -> HTML {
        guard !table.reasons.isEmpty else { return .empty }
        return """
            <h3 id="reasons-\(number)">\(say: "reports.reasons.title")</h3>
            <p>\(say: "reports.reasons.words")</p>
            <ul class="bars" aria-hidden="true">\(each: table.reasons.map { bar($0, visit) })</ul>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="reasons-\(number)"><table>\
            <caption class="visually-hidden">\(say: "reports.reasons.title")</caption>
            <thead><tr><th scope="col">\(say: "reports.reasons.column.reason")</th>
            <th scope="col" class="num">\(say: "reports.column.people")</th>
            <th scope="col" class="num">\(say: "reports.reasons.column.share")</th></tr></thead>
            <tbody>\(each: table.reasons.map { row($0, visit) })</tbody></table></div>
            """
    }

    /// The table says the same, so it is for the eye only.
    private func bar(_ reason: ReportReason, _ visit: Visit) -> HTML {
        """
        <li><span>\(visit.name(reason))</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">\
        <rect class="s2" x="0" y="1" width="\("\(reason.percent)")" height="8" rx="1"></rect></svg>\
        <b>\(visit.percent(reason.percent))</b></li>

        """
    }

    private func row(_ reason: ReportReason, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(visit.name(reason))</th><td class="num">\(Figures.grouped(reason.people))</td>
        <td class="num">\(visit.percent(reason.percent))</td></tr>

        """
    }

    /// The same on A4. Bars stand right above the table that they draw.
    func paper(_ visit: Visit) -> [PDFPart] {
        guard !table.reasons.isEmpty else { return [] }
        let bars = table.reasons.map {
            PDFBars.Bar(visit.name($0), $0.percent, shown: visit.percent($0.percent))
        }
        let heads = ["reports.reasons.column.reason", "reports.column.people", "reports.reasons.column.share"]
        let columns = heads.enumerated().map { place, head in
            PDFColumn(visit.say(Phrase(head)), share: place == 0 ? 2 : 1, place == 0 ? .leading : .trailing)
        }
        let rows = table.reasons.map { [visit.name($0), "\($0.people)", visit.percent($0.percent)] }
        return [
            .paragraph(visit.say(Phrase("reports.reasons.title"))), .small(visit.say(Phrase("reports.reasons.words"))),
            .bars(PDFBars(bars, full: 100)), .table(PDFTable(columns, rows: rows)),
        ]
    }
}

extension Visit {
    /// `一条线、前后矛盾`: all that is counted in one line.
    func name(_ reason: ReportReason) -> String {
        reason.codes.map { say(Phrase("reports.reason.\($0)")) }.joined(separator: say(Phrase("reports.cell.and")))
    }
}
