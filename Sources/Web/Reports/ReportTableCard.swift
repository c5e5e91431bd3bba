import Care
import Reports

/// One scale or subscale: bars with their intervals, and the same figures as a table below them.
struct ReportTableCard {
    let table: ReportTable
    let number: Int
    let report: ReadReport.Outcome

    func html(_ visit: Visit) -> HTML {
        let title = visit.title(table.measure, table.titles)
        return """
            <section class="card chart report" aria-labelledby="table-\(number)"><h2 id="table-\(number)">\(title)</h2>
            <p class="sub">\(say: table.peopleWords, ["count": Figures.grouped(table.people)])\(spread)</p>
            \(table.lines.count > 1 ? figures(title, visit) : "<p>\(say: "reports.together")</p>")\(without(visit))\
            \(ReasonsCard(table: table, number: number).html(visit))\
            \(NormCard(table: table, number: number).html(visit))</section>
            """
    }

    private var spread: HTML { table.spreadWords.map { " · \(say: $0)" } ?? .empty }

    private func figures(_ title: String, _ visit: Visit) -> HTML {
        """
        <ul class="bars" aria-hidden="true">\(each: table.lines.enumerated().map { bar($1, at: $0, visit) })</ul>\
        \(if: !normShares.isEmpty, """
            <p class="key" aria-hidden="true"><i></i>\(say: "reports.norm.column.share")</p>
            """)
        <div class="scroll" tabindex="0" role="region" aria-labelledby="table-\(number)"><table>\
        <caption class="visually-hidden">\(title)</caption>
        <thead><tr><th scope="col">\(say: "reports.column.band")</th>
        <th scope="col" class="num">\(say: "reports.column.people")</th>
        <th scope="col" class="num">\(say: "reports.column.share")</th>
        <th scope="col" class="num">\(say: "reports.column.interval")</th>\(heads(visit))</tr></thead>
        <tbody>\(each: table.lines.enumerated().map { row($1, at: $0, visit) })</tbody></table></div>
        """
    }

    private var hasBefore: Bool { table.lines.contains { $0.before != nil } }
    private var hasMarked: Bool { table.lines.contains { $0.withMarked != nil } }

    private var normShares: [Double] { table.norm?.shares ?? [] }

    private func heads(_ visit: Visit) -> HTML {
        """
        \(if: hasBefore, """
            <th scope="col" class="num">\(say: "reports.column.before", [
                "day": report.comparedWith.map { visit.date($0.day) } ?? "",
            ])</th><th scope="col" class="num">\(say: "reports.column.change")</th>
            """)\(if: hasMarked, "<th scope=\"col\" class=\"num\">\(say: "reports.column.withMarked")</th>")\
        \(if: !normShares.isEmpty, "<th scope=\"col\" class=\"num\">\(say: "reports.norm.column.share")</th>")
        """
    }

    /// The length is the share, the fine line the interval, the upright line the share in the norm. The table says the
    /// same, so it is for the eye only.
    private func bar(_ line: ReportLine, at place: Int, _ visit: Visit) -> HTML {
        let norm: HTML = normShares.isEmpty ? .empty : """
            <line class="norm" x1="\("\(normShares[place])")" x2="\("\(normShares[place])")" y1="0" y2="10"></line>
            """
        return """
            <li><span>\(visit.name(line))</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">\
            <rect class="s2" x="0" y="1" width="\("\(line.percent)")" height="8" rx="1"></rect>\
            <line class="span" x1="\("\(line.lowest)")" x2="\("\(line.highest)")" y1="5" y2="5"></line>\(norm)</svg>\
            <b>\(visit.percent(line.percent))</b></li>

            """
    }

    private func row(_ line: ReportLine, at place: Int, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(visit.name(line))</th><td class="num">\(Figures.grouped(line.people))</td>
        <td class="num">\(visit.percent(line.percent))</td>
        <td class="num">\(visit.percents(line.lowest, line.highest))</td>\(if: hasBefore, before(line.before, visit))\
        \(if: hasMarked, "<td class=\"num\">\(line.withMarked.map { "\(Figures.grouped($0))" } ?? "–")</td>")\
        \(if: !normShares.isEmpty, "<td class=\"num\">\(table.normShare(at: place, visit))</td>")</tr>

        """
    }

    private func before(_ before: ReportLine.Before?, _ visit: Visit) -> HTML {
        guard let before else { return "<td class=\"num\">–</td><td class=\"num\">–</td>" }
        return """
            <td class="num">\(visit.percent(before.percent))</td>
            <td class="num">\(visit.change(before.change))<span class="sub">\
            \(visit.change(before.lowest)) … \(visit.change(before.highest))</span>\
            <span class="sub">\(say: before.isClear ? "reports.change.clear" : "reports.change.chance")</span></td>
            """
    }

    private func without(_ visit: Visit) -> HTML {
        let words = [table.withoutWords(visit), table.noMeanWords].compactMap { $0 }
        return """
            \(each: words.map { "<p class=\"small\">\(say: $0)</p>" as HTML })
            """
    }
}
