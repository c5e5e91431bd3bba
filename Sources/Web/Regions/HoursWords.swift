import Care
import Regions

/// Opening hours in words: "Monday to Friday, 9:00–12:00 and 13:30–17:30".
enum HoursWords {
    /// The weekly hours and then the remark; one of them where the other is missing.
    static func text(_ hours: OpeningHours, remark: String, _ visit: Visit) -> String {
        let runs = hours.runs.map { run in
            let spans = run.spans.map(\.text).joined(separator: visit.say(Phrase("regions.hours.and")))
            return visit.say(Phrase("regions.hours.run", ["days": days(run.days, visit), "hours": spans]))
        }
        return (runs + [remark]).filter { !$0.isEmpty }.joined(separator: visit.say(Phrase("regions.hours.then")))
    }

    static func weekday(_ day: Int) -> Phrase { Phrase("regions.weekday.\(day)") }

    private static func days(_ days: ClosedRange<Int>, _ visit: Visit) -> String {
        let first = visit.say(weekday(days.lowerBound))
        guard days.count > 1 else { return first }
        let last = visit.say(weekday(days.upperBound))
        return visit.say(Phrase("regions.hours.days", ["first": first, "last": last]))
    }
}
