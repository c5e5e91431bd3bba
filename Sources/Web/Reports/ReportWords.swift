import Care
import ReportRules
import Reports

extension ReportCard {
    /// From when until when people could answer, in days.
    func window(_ visit: Visit) -> Phrase {
        Phrase("reports.window", ["from": visit.date(opensAt.day), "until": visit.date(closesAt.day)])
    }
}

extension ReportTable {
    /// Of whom it tells: the sheets that count, or all that were handed in.
    var peopleWords: String {
        if measure.kind == .flags { return "reports.peopleHandedIn" }
        return lines.contains(where: \.hasWithout) ? "reports.peopleWithout" : "reports.people"
    }

    /// Why there is no mean, no subscale and no norm: fewer than ten are without a result or in a band, perhaps nobody.
    /// Or they are told, and points are not: beside the bands they would tell of few people.
    var noMeanWords: Phrase? {
        guard measure.kind == .bands, mean == nil else { return nil }
        return Phrase(without == nil ? "reports.noMean" : "reports.noPoints")
    }

    /// `nil` where a mean may not be told.
    var spreadWords: Phrase? {
        guard let mean, let deviation else { return nil }
        return Phrase("reports.mean", ["mean": "\(mean)", "deviation": "\(deviation)"])
    }

    /// Of each line that can be compared: the share of last time, the change, and whether chance may do so.
    func changeRows(_ visit: Visit) -> [[String]] {
        lines.compactMap { line in
            line.before.map { before in
                [
                    visit.name(line), visit.percent(before.percent), visit.change(before.change),
                    visit.points(before.lowest, before.highest),
                    visit.say(Phrase(before.isClear ? "reports.change.clear" : "reports.change.chance")),
                ]
            }
        }
    }

    /// Who is left out of the lines, where they are enough to be told.
    func withoutWords(_ visit: Visit) -> Phrase? {
        guard let without else { return nil }
        guard let marked else { return Phrase("reports.without", ["count": Figures.grouped(without)]) }
        return Phrase(
            "reports.withoutMarked", ["count": Figures.grouped(without), "marked": Figures.grouped(marked)])
    }
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
        case .bands, .marked, .unscored, .marks, .notValid, .subscale: choose(titles)
        case .flags, .handedIn, .missing: say(Phrase("reports.measure.\(measure.kind.rawValue)"))
        }
    }

    /// `中度、重度`: all that is counted in one line.
    func name(_ line: ReportLine) -> String {
        let names = line.titles.isEmpty
            ? line.codes.map { say(Phrase("reports.cell.\($0)")) } : line.titles.map(choose)
        let bands = names.joined(separator: say(Phrase("reports.cell.and")))
        guard line.hasWithout else { return bands }
        return names.isEmpty
            ? say(Phrase("reports.cell.without")) : say(Phrase("reports.cell.orWithout", ["bands": bands]))
    }

    /// Which part of all who were asked has handed in. Where fewer than ten are missing, the share would say how many:
    /// then only from where on it lies.
    func response(_ handedIn: Int, missing: Int?) -> String {
        guard let missing else {
            return say(Phrase("reports.atLeast", ["share": "\(handedIn * 100 / (handedIn + 9))%"]))
        }
        return percent(Double(handedIn * 1_000 / (handedIn + missing)) / 10)
    }

    /// `12.3%`, in both languages alike.
    func percent(_ share: Double) -> String { "\(share)%" }

    /// `10.2–14.9%`.
    func percents(_ low: Double, _ high: Double) -> String { "\(low)–\(high)%" }

    /// `+2.1`, with a minus sign that is as wide as the plus.
    func change(_ points: Double) -> String { points < 0 ? "−\(-points)" : "+\(points)" }
}

extension ReadReport.Outcome {
    /// Which part of all has handed in, in words; `nil` where fewer than ten have.
    func response(_ visit: Visit) -> String? { handedIn.map { visit.response($0, missing: missing) } }

    /// Which places a file of it has to call by name.
    var regions: Set<Region> {
        let places = (path + [place] + parts.compactMap(\.place)).filter { $0.names == nil }
        return Set(places.map(\.region) + tables.compactMap { $0.norm?.norm.group.region })
    }
}
