import Access
import Care
import Regions
import WarningRules
import Warnings

/// The roster of one place for one week.
struct RosterPage {
    let week: DutyWeek
    let mayPlan: Bool
    let gaps: CheckDutyGaps.Outcome?
    /// The places one step inside.
    let inside: [Region]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        if visit.fields["region"] == nil, visit.rosterRegions.isEmpty, visit.watchesUnit {
            return try await UnitDutyPage.show(visit)
        }
        let region = try visit.rosterRegion
        let day: Day? = try visit.fields.decode(Asked.self).week
        let mayPlan = visit.holds(.planDuty, in: region)
        let week = mayPlan
            ? try await visit.perform(ReadDutyPlan(region: region, week: day)).week
            : try await visit.perform(ReadDutyRoster(region: region, week: day))
        let inside = try await visit.performOpenly(ChoosePlace(within: region)).places.map(\.region)
        let page = RosterPage(
            week: week, mayPlan: mayPlan, gaps: try await visit.dutyGaps(),
            inside: inside.filter { $0.parent == region }, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private struct Asked: Decodable { let week: Day? }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("duty.roster.title"), frame: .staff, waiting: waiting,
            main: """
                \(head(visit))
                \(DutyGapNote(gaps: gaps).html(visit))
                \(place(visit))
                \(weeks(visit))
                \(RosterTable(week: week, mayPlan: mayPlan).html(visit))
                \(absences(visit))
                """)
    }

    private func head(_ visit: Visit) -> HTML {
        """
        <div class="head"><div><h1>\(say: "duty.roster.title") · \(visit.placeName(week.region))</h1>
        <p>\(say: "duty.roster.lead")</p></div><div class="actions no-print">
        \(if: mayPlan, link("/duty/plan", "duty.do.plan", look: "btn small"))
        \(if: mayPlan, link("/duty/absence", "duty.do.absence", look: "btn small plain"))
        \(if: visit.holds(.takeDuty, in: week.region), handOver)
        \(if: visit.holds(.takeDuty), calendar)
        </div></div>
        """
    }

    private func link(_ path: String, _ words: String, look: String) -> HTML {
        "<a class=\"\(look)\" href=\"\(path)?region=\(week.region.code)\">\(say: Phrase(words))</a>\n"
    }

    private var handOver: HTML { link("/duty/hand-over", "duty.do.handOver", look: "btn small plain") }

    private var calendar: HTML {
        "<a class=\"btn small plain\" href=\"/duty/calendar\">\(say: "duty.do.calendar")</a>"
    }

    /// The person's own places, and those one step inside the place that is shown.
    private func place(_ visit: Visit) -> HTML {
        let places = Set(visit.rosterRegions + inside + [week.region]).sorted()
        guard places.count > 1 else { return .empty }
        return """
            <form class="inline-form roster-place no-print" method="get" action="/duty/roster">
            <div class="field"><label for="roster-place">\(say: "duty.place")</label>
            <select id="roster-place" name="region">
            \(each: places.map { option($0, visit) })</select></div>
            \(Form.hidden("week", week.monday.description))
            <button class="btn small plain">\(say: "duty.show")</button></form>
            """
    }

    private func option(_ region: Region, _ visit: Visit) -> HTML {
        """
        <option value="\(region.code)"\(if: region == week.region, " selected")>\(visit.placeName(region))</option>

        """
    }

    private func weeks(_ visit: Visit) -> HTML {
        let days = ["from": visit.dayName(week.monday), "until": visit.dayName(week.monday.adding(days: 6))]
        return """
            <nav class="roster-weeks" aria-label="\(say: "duty.weeks")">
            <a class="btn small plain" href="\(address(-7))">‹ \(say: "duty.week.before")</a>
            <strong>\(say: "duty.week", days)</strong>
            <a class="btn small plain" href="\(address(7))">\(say: "duty.week.after") ›</a></nav>
            """
    }

    private func address(_ days: Int) -> String {
        "/duty/roster?region=\(week.region.code)&week=\(week.monday.adding(days: days))"
    }

    private func absences(_ visit: Visit) -> HTML {
        guard !week.absences.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="absences"><h2 id="absences">\(say: "duty.absences")</h2>
            <ul class="roster-lines">\(each: week.absences.map { absence($0, visit) })</ul></section>
            """
    }

    private func absence(_ line: AbsenceLine, _ visit: Visit) -> HTML {
        let canEnd = mayPlan && line.stretch.until > visit.now
        let form: HTML = """
            <form method="post" action="/duty/absences/\(line.id.rawValue)/end">\(Form.token(visit))
            \(Form.hidden("region", week.region.code))\(Form.hidden("week", week.monday.description))
            <button class="btn small plain" aria-label="\(say: "duty.do.endAbsenceOf", ["name": line.name])">
            \(say: "duty.do.endAbsence")</button></form>
            """
        return """
            <li><span><strong>\(line.name)</strong> \(visit.span(line.stretch))</span>\(if: canEnd, form)</li>

            """
    }
}
