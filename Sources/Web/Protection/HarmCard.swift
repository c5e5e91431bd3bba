import Care
import Interviews
import Protection

/// The way to a report of harm on somebody's care record, and the reports that there are.
struct HarmCard {
    let page: FindingPage

    func html(_ visit: Visit) -> HTML {
        guard let reports = page.harm else { return .empty }
        let list: HTML = "<ul class=\"facts-list\">\(each: reports.map { line($0, visit) })</ul>"
        return """
            <section class="card no-print" aria-labelledby="harm"><h2 id="harm">\(say: "protection.card.title")</h2>
            <p class="small">\(say: "protection.card.lead")</p>\(if: !reports.isEmpty, list)
            <p><a class="btn small quiet" href="\(page.path)/harm">\(say: "protection.card.write")</a></p>
            <p class="small">\(say: "protection.card.tellLead")</p>
            <p><a href="\(page.path)/disclosure">\(say: "protection.card.tell")</a> · \
            <a href="/disclosures?finding=\(page.card.id.rawValue)">\(say: "protection.card.told")</a></p></section>

            """
    }

    private func line(_ report: HarmReportCard, _ visit: Visit) -> HTML {
        """
        <li><a href="/protection/\(report.id.rawValue)">\(say: report.situation.phrase)</a> · \
        \(visit.date(report.foundAt)) · <span class="state">\(say: report.state)</span></li>

        """
    }
}
