import Care
import WarningRules
import Warnings

/// One week of duty, a column a day; on a phone a list of days.
struct RosterTable {
    let week: DutyWeek
    let mayPlan: Bool

    func html(_ visit: Visit) -> HTML {
        """
        <div class="sheet week"><table>
        <caption class="visually-hidden">\(say: "duty.caption", ["place": visit.placeName(week.region)])</caption>
        <thead><tr>\(each: days.map { head($0, visit) })</tr></thead>
        <tbody><tr>\(each: days.map { cell($0, visit) })</tr></tbody></table></div>
        """
    }

    private var days: [Day] { (0..<7).map { week.monday.adding(days: $0) } }

    private func head(_ day: Day, _ visit: Visit) -> HTML {
        """
        <th scope="col"\(if: day == visit.now.day, " aria-current=\"date\"")>\(visit.dayName(day))\
        \(if: day == visit.now.day, today)</th>

        """
    }

    private var today: HTML { " <span class=\"sub\">\(say: "duty.today")</span>" }

    /// Shifts and gaps of the day, in the order in which they come.
    private func cell(_ day: Day, _ visit: Visit) -> HTML {
        let whole = Stretch(from: Moment(day), until: Moment(day.adding(days: 1)))
        let shifts = week.shifts.compactMap { line -> (Moment, HTML)? in
            guard let part = whole?.shared(with: line.stretch) else { return nil }
            return (part.from, shift(line, on: day, visit))
        }
        let gaps = week.gaps.compactMap { whole?.shared(with: $0) }.map { ($0.from, gap($0, on: day, visit)) }
        let entries = (shifts + gaps).sorted { $0.0 < $1.0 }.map(\.1)
        let list: HTML = entries.isEmpty
            ? "<p class=\"small\">\(say: "duty.nobodyPlanned")</p>" : "<ul>\(each: entries)</ul>"
        return """
            <td data-label="\(visit.dayName(day))"\(if: day == visit.now.day, " class=\"today\"")>
            <div>\(list)</div></td>

            """
    }

    private func shift(_ line: ShiftLine, on day: Day, _ visit: Visit) -> HTML {
        let times = visit.times(of: line.stretch, on: day)
        let names = ["name": line.name, "times": times]
        let open: HTML = """
            <a href="/duty/shifts/\(line.id.rawValue)"
            aria-label="\(say: "duty.do.changeThis", names)">\(times)</a>
            """
        let canChange = mayPlan && line.stretch.until > visit.now
        return """
            <li class="shift\(if: line.isOwn, " own")\(if: line.attended.isEmpty, " away")">
            <b>\(if: canChange, open)\(if: !canChange, "\(times)")</b>
            <span>\(line.name)\(if: line.isOwn, me)</span>
            <span class="sub">\(say: line.kind.phrase)</span>\(away(line, on: day, visit))</li>

            """
    }

    private var me: HTML { " <em>\(say: "duty.me")</em>" }

    /// When the person of a shift is not there after all.
    private func away(_ line: ShiftLine, on day: Day, _ visit: Visit) -> HTML {
        guard !line.attended.isEmpty else { return "<span class=\"fault\">\(say: "duty.away")</span>" }
        guard let whole = Stretch(from: Moment(day), until: Moment(day.adding(days: 1))) else { return .empty }
        let parts = line.stretch.without(line.attended).filter { $0.shared(with: whole) != nil }
        return "\(each: parts.map { awayPart($0, on: day, visit) })"
    }

    private func awayPart(_ part: Stretch, on day: Day, _ visit: Visit) -> HTML {
        "<span class=\"fault\">\(say: "duty.awayFor", ["times": visit.times(of: part, on: day)])</span>"
    }

    private func gap(_ part: Stretch, on day: Day, _ visit: Visit) -> HTML {
        """
        <li class="gap"><b>\(say: "duty.gap")</b> <span>\(visit.times(of: part, on: day))</span></li>

        """
    }
}

extension DutyKind {
    var phrase: Phrase { Phrase("duty.kind.\(rawValue)") }
}
