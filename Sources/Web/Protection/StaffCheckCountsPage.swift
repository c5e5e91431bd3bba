import Access
import Care
import Protection

/// Of how many colleagues in close contact with minors a query is due, unit by unit: numbers and never a name.
struct StaffCheckCountsPage {
    let found: CountStaffChecks.Outcome
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let page = StaffCheckCountsPage(
            found: try await visit.perform(CountStaffChecks()), waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        let list: HTML = "<li><a href=\"/staff-checks\">\(say: "protection.staff.people")</a></li>"
        return Page(
            title: Phrase("protection.staff.countsTitle"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "protection.staff.countsTitle")</h1>
                <p>\(say: "protection.staff.countsLead")</p></div></div>
                <ul class="chips">\(if: visit.holds(.keepStaffChecks), list)<li><a href="/staff-checks/counts"\
                 aria-current="true">\(say: "protection.staff.counts")</a></li></ul>
                <ul class="figures"><li\(if: found.due > 0, " class=\"bad\"")>\
                <span>\(say: "protection.staff.column.due")</span><b>\(found.due)</b></li>
                <li><span>\(say: "protection.staff.column.colleagues")</span><b>\(found.colleagues)</b></li></ul>
                \(table(visit))
                """)
    }

    private func table(_ visit: Visit) -> HTML {
        guard !found.units.isEmpty else {
            return "<div class=\"empty\"><h2>\(say: "protection.staff.none")</h2></div>"
        }
        return """
            <div class="sheet cards"><table>\
            <caption class="visually-hidden">\(say: "protection.staff.countsTitle")</caption>
            <thead><tr><th scope="col">\(say: "protection.staff.column.unit")</th>
            <th scope="col">\(say: "protection.staff.column.due")</th>
            <th scope="col">\(say: "protection.staff.column.colleagues")</th></tr></thead>
            <tbody>\(each: found.units.map { row($0, visit) })</tbody></table></div>
            """
    }

    private func row(_ line: CountStaffChecks.Line, _ visit: Visit) -> HTML {
        """
        <tr\(if: line.due > 0, " class=\"late\"")><th scope="row">\(visit.choose(line.unitNames))\
        <span class="sub">\(visit.placeName(line.region))</span></th>
        <td data-label="\(say: "protection.staff.column.due")"><span>\(line.due)</span></td>
        <td data-label="\(say: "protection.staff.column.colleagues")"><span>\(line.colleagues)</span></td></tr>

        """
    }
}
