import Care

extension Scale {
    /// How the number is made, before anything is turned round or multiplied.
    var way: Phrase {
        let values = ["count": "\(items.count)"]
        let threshold = ["count": "\(items.count)", "points": "\(weightAtLeast ?? 1)"]
        return switch kind {
        case .sum: Phrase("scoring.how.sum", values)
        case .mean: Phrase("scoring.how.mean", values)
        case .count: Phrase("scoring.how.count", threshold)
        case .highest: Phrase("scoring.how.highest", values)
        case .any: Phrase("scoring.how.any", threshold)
        case .entered: Phrase("scoring.how.entered")
        }
    }
}

extension MissingRule {
    var inWords: Phrase {
        allowed == 0
            ? Phrase("scoring.how.missing-none") : Phrase("scoring.how.missing", ["allowed": "\(allowed)"])
    }
}

extension CutOff {
    func inWords(_ value: String) -> Phrase {
        switch when {
        case .atLeast: Phrase("scoring.how.positive-at-least", ["value": value])
        case .atMost: Phrase("scoring.how.positive-at-most", ["value": value])
        }
    }
}

extension Alternative {
    func inWords(on scale: Scale) -> AlternativeInWords {
        var lines: [Phrase] = []
        if bonus > 0 { lines.append(Phrase("scoring.how.bonus", ["points": "\(bonus)"])) }
        if let norm { lines.append(norm.inWords) }
        if judgedBy == .tScore { lines.append(Phrase("scoring.how.by-t-score")) }
        let text = { (value: Int) in judgedBy == .tScore ? "\(value)" : scale.text(of: value) }
        if let cutOff { lines.append(cutOff.inWords(text(cutOff.value))) }
        for band in bands?.all ?? [] {
            let ends = ["lowest": text(band.range.lowerBound), "highest": text(band.range.upperBound)]
            lines.append(Phrase("scoring.how.range", ends))
        }
        return AlternativeInWords(id: id, audience: audience.inWords, lines: lines, source: source)
    }
}

extension Norm {
    fileprivate var inWords: Phrase {
        Phrase("scoring.how.norm", ["mean": Self.text(mean), "deviation": Self.text(deviation)])
    }

    private static func text(_ hundredths: Int) -> String {
        let sign = hundredths < 0 ? "-" : ""
        return "\(sign)\(hundredths.magnitude / 100).\("\(100 + hundredths.magnitude % 100)".dropFirst())"
    }
}

extension Audience {
    fileprivate var inWords: [Phrase] {
        var phrases: [Phrase] = []
        if let sex { phrases.append(sex.name) }
        if let minimumAge { phrases.append(Phrase("scoring.who.age-from", ["age": "\(minimumAge)"])) }
        if let maximumAge { phrases.append(Phrase("scoring.who.age-to", ["age": "\(maximumAge)"])) }
        if !regions.isEmpty {
            let codes = regions.map(\.code).joined(separator: ", ")
            phrases.append(Phrase("scoring.who.region", ["codes": codes]))
        }
        phrases += schooling
        if let set { phrases.append(Phrase("scoring.who.set", ["set": set])) }
        return phrases
    }

    private var schooling: [Phrase] {
        if let minimumEducation, minimumEducation == maximumEducation { return [minimumEducation.name] }
        var phrases: [Phrase] = []
        if let minimumEducation {
            phrases.append(Phrase("scoring.who.education-from"))
            phrases.append(minimumEducation.name)
        }
        if let maximumEducation {
            phrases.append(Phrase("scoring.who.education-to"))
            phrases.append(maximumEducation.name)
        }
        return phrases
    }
}
