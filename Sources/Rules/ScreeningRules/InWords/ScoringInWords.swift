public import Care

/// How a questionnaire is scored, said in words for whoever wants to check it.
public struct ScoringInWords: Hashable, Sendable {
    /// The total first, then the subscales.
    public let scales: [ScaleInWords]
    /// Further ways in which the screening counts as positive.
    public let rules: [RuleInWords]
    /// When a sheet is set aside and asked again.
    public let validity: [Phrase]
    /// Which answers somebody must look at, whatever the total.
    public let redFlags: [Phrase]
    /// From when on answers look clicked through.
    public let quality: [Phrase]
}

/// How one scale is scored.
public struct ScaleInWords: Hashable, Sendable {
    /// The id of the scale.
    public let scale: String
    /// `nil` for the total, which bears the questionnaire's own title.
    public let title: String?
    /// In the order in which one would reckon.
    public let lines: [Phrase]
    public let alternatives: [AlternativeInWords]
}

/// Other borders for other people.
public struct AlternativeInWords: Hashable, Sendable {
    public let id: String
    /// For whom: all of it must be true.
    public let audience: [Phrase]
    /// What is different for them.
    public let lines: [Phrase]
    public let source: String
}

/// One further way to be positive: all of its conditions must hold.
public struct RuleInWords: Hashable, Sendable {
    public let code: String
    public let title: String?
    public let conditions: [Phrase]
    public let source: String
}

extension Questionnaire {
    /// How this questionnaire is scored, in words.
    /// - Parameter language: of the names of scales and answers that stand inside the phrases.
    public func scoringInWords(in language: Language) -> ScoringInWords {
        ScoringInWords(
            scales: ([scoring] + subscales).map { scale in
                ScaleInWords(
                    scale: scale.id, title: scale.title?[language], lines: lines(of: scale),
                    alternatives: scale.alternatives.map { $0.inWords(on: scale) })
            },
            rules: positiveRules.map { rule in
                RuleInWords(
                    code: rule.code, title: rule.title?[language],
                    conditions: rule.conditions.map { inWords($0, language) }, source: rule.source)
            },
            validity: validityRules.map { inWords($0.condition, language) },
            redFlags: redFlagRules.map { inWords($0, language) }, quality: qualityInWords)
    }

    /// The number of an item as people count, from 1.
    func number(of linkId: String) -> Int { (itemPlaces[linkId] ?? 0) + 1 }

    private func lines(of scale: Scale) -> [Phrase] {
        var lines = [scale.way]
        if !scale.mirrors.isEmpty {
            let items = scale.items.filter { scale.mirrors[$0] != nil }.map { "\(number(of: $0))" }
            lines.append(Phrase("scoring.how.reversed", ["items": items.joined(separator: ", ")]))
        }
        if scale.multiplier != .one {
            let values = ["multiplier": scale.multiplier.text]
            lines.append(Phrase(scale.multiplier.isWhole ? "scoring.how.times" : "scoring.how.times-cut", values))
        }
        if hasBranches { lines.append(Phrase("scoring.how.not-asked")) }
        if scale.kind != .entered { lines.append(scale.missingRule.inWords) }
        let ends = ["lowest": scale.text(of: scale.range.lowerBound), "highest": scale.text(of: scale.range.upperBound)]
        lines.append(Phrase("scoring.how.range", ends))
        if let cutOff = scale.cutOff { lines.append(cutOff.inWords(scale.text(of: cutOff.value))) }
        return lines
    }

    private func inWords(_ condition: ScaleCondition, _ language: Language) -> Phrase {
        let scale = ([scoring] + subscales).first { $0.id == condition.scale } ?? scoring
        let values = ["scale": scale.title?[language] ?? title[language], "value": scale.text(of: condition.value)]
        return switch condition.when {
        case .atLeast: Phrase("scoring.condition.at-least", values)
        case .atMost: Phrase("scoring.condition.at-most", values)
        }
    }

    private func inWords(_ rule: RedFlagRule, _ language: Language) -> Phrase {
        let answers = (item(rule.linkId)?.options ?? []).filter(rule.isRaised).map { $0.text[language] }
        var values = [
            "number": "\(number(of: rule.linkId))", "answers": answers.joined(separator: " / "), "rank": "\(rule.rank)",
        ]
        guard let hours = rule.clarifyWithinHours else { return Phrase("scoring.flag.plain", values) }
        values["hours"] = "\(hours)"
        return Phrase("scoring.flag.within", values)
    }

    private var qualityInWords: [Phrase] {
        guard !isEntryOnly else { return [] }
        return [
            Phrase("scoring.quality.seconds", ["seconds": "\(qualityRule.secondsPerItem)"]),
            Phrase("scoring.quality.line", ["items": "\(qualityRule.straightLineItems)"]),
        ]
            + qualityRule.pairs.map { pair in
                Phrase(
                    "scoring.quality.pair",
                    [
                        "first": "\(number(of: pair.first))", "second": "\(number(of: pair.second))",
                        "distance": "\(pair.distance)",
                    ])
            }
    }
}
