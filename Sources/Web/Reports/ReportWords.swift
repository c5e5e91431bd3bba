import Care
import Reports

extension ReportCard {
    /// From when until when people could answer, in days.
    func window(_ visit: Visit) -> Phrase {
        Phrase("reports.window", ["from": visit.date(opensAt.day), "until": visit.date(closesAt.day)])
    }
}

extension ReportTable {
    /// Red flags of marked sheets count as well.
    var peopleWords: String { measure.kind == .flags ? "reports.peopleHandedIn" : "reports.people" }
}

extension Visit {
    func name(_ place: ReportPlace) -> String {
        if let names = place.names { return choose(names) }
        switch place.level {
        case .whole, .county, .township: return placeName(place.region)
        case .house: return place.id
        case .grade, .class: return say(Phrase("reports.place.none"))
        }
    }

    func title(_ measure: Measure, _ titles: [String: String]) -> String {
        switch measure.kind {
        case .bands, .marked, .subscale: choose(titles)
        case .flags, .handedIn, .missing: say(Phrase("reports.measure.\(measure.kind.rawValue)"))
        }
    }

    /// `中度、重度`: all that is counted in one line.
    func name(_ line: ReportLine) -> String {
        let names = line.titles.isEmpty
            ? line.codes.map { say(Phrase("reports.cell.\($0)")) } : line.titles.map(choose)
        return names.joined(separator: say(Phrase("reports.cell.and")))
    }

    /// `12.3%`, in both languages alike.
    func percent(_ share: Double) -> String { "\(share)%" }

    /// `10.2–14.9%`.
    func percents(_ low: Double, _ high: Double) -> String { "\(low)–\(high)%" }

    /// `+2.1`, with a minus sign that is as wide as the plus.
    func change(_ points: Double) -> String { points < 0 ? "−\(-points)" : "+\(points)" }
}
