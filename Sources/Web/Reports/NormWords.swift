import Care
import ReportRules
import Reports

/// A comparison with a norm in words that a head teacher understands.
extension Visit {
    /// `12–18 years, both sexes`.
    func group(_ norm: Norm) -> String {
        let (youngest, oldest) = (norm.group.youngest, norm.group.oldest)
        let borders = [("youngest", youngest), ("oldest", oldest)]
        let numbers = borders.compactMap { name, age in age.map { (name, "\($0)") } }
        let ages = switch (youngest, oldest) {
        case (nil, nil): "all"
        case (_?, nil): "from"
        case (nil, _?): "until"
        case (_?, _?): "between"
        }
        let words = [
            Phrase("reports.norm.ages.\(ages)", Dictionary(uniqueKeysWithValues: numbers)),
            Phrase("reports.norm.sex.\(norm.group.sex?.rawValue ?? "all")"),
        ]
        return words.map(say).joined(separator: say(Phrase("reports.cell.and")))
    }

    /// Where it holds and from when on.
    func holds(_ norm: Norm) -> Phrase {
        Phrase(
            "reports.norms.holds", ["place": placeName(norm.group.region), "day": date(norm.group.validFrom)])
    }

    func origin(_ norm: Norm) -> Phrase {
        Phrase(
            "reports.norm.from",
            [
                "population": norm.population, "group": group(norm), "holds": say(holds(norm)), "source": norm.source,
            ])
    }

    /// One after the other; Chinese sets no space between two sentences.
    func sentences(_ phrases: [Phrase]) -> String {
        phrases.map(say).joined(separator: language == .zhHans ? "" : " ")
    }

    /// Points with the sign of a difference: `+0.9`.
    func points(_ low: Double, _ high: Double) -> String { "\(change(low)) … \(change(high))" }
}

extension NormComparison {
    /// How large the difference is, whether it may be chance, and what more points mean.
    var words: [Phrase] {
        guard let difference else { return [] }
        let direction = Phrase(higherIsBetter ? "reports.norm.higherIsBetter" : "reports.norm.higherIsWorse")
        guard difference.points != 0 else { return [Phrase("reports.norm.words.same"), direction] }
        let side = difference.points > 0 ? "higher" : "lower"
        return [
            Phrase("reports.norm.words.\(difference.size.rawValue).\(side)"),
            Phrase(difference.isClear ? "reports.norm.clear" : "reports.norm.chance"), direction,
        ]
    }
}

extension ReportTable {
    /// How many of 100 of the norm's people stand in a line; empty where that is not known.
    func normShare(at place: Int, _ visit: Visit) -> String {
        guard let shares = norm?.shares, shares.indices.contains(place) else { return "" }
        return visit.percent(shares[place])
    }

    /// The figures of the comparison, line by line: whose, how many people, mean or difference, its interval, and the
    /// deviation.
    func normRows(_ visit: Visit) -> [[String]] {
        guard let norm, let difference = norm.difference, let mean, let deviation else { return [] }
        func said(_ key: String) -> String { visit.say(Phrase("reports.norm.row.\(key)")) }
        return [
            [
                said("here"), Figures.grouped(people), "\(mean)",
                "\(difference.lowestMean)–\(difference.highestMean)", "\(deviation)",
            ],
            [said("norm"), Figures.grouped(norm.norm.people), "\(norm.norm.mean)", "", "\(norm.norm.deviation)"],
            [
                said("difference"), "", visit.change(difference.points),
                visit.points(difference.lowest, difference.highest), "",
            ],
            [said("standardised"), "", visit.change(difference.standardised), "", ""],
        ]
    }

    static func normHeads(_ visit: Visit) -> [String] {
        [
            "reports.norm.row.whose", "reports.column.people", "reports.norm.column.mean", "reports.column.interval",
            "reports.norm.column.deviation",
        ].map { visit.say(Phrase($0)) }
    }
}
