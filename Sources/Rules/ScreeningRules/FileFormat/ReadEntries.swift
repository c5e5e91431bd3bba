import Care

/// The small entries of a file beside its items and scales.
extension Element {
    func ageGate() throws(QuestionnaireFault) -> AgeGate {
        let parts = try Extensions(of: self, allowing: ["minimum", "maximum", "source"])
        let (minimum, maximum) = (try parts.integer("minimum"), try parts.maybeInteger("maximum"))
        guard (0...120).contains(minimum), (maximum ?? 120) >= minimum, (maximum ?? 120) <= 120 else {
            throw fault(.badAgeGate, "is not a span of human ages")
        }
        return AgeGate(minimum: minimum, maximum: maximum, source: try parts.string("source"))
    }

    func redFlagRule(items: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> RedFlagRule {
        let parts = try Extensions(
            of: self, allowing: ["item", "weight-at-least", "rank", "clarify-within-hours", "source"])
        let linkId = try parts.string("item")
        let weight = try parts.integer("weight-at-least")
        guard let item = items[linkId] else { throw fault(.unknownItem, "\(linkId) is no item") }
        // A flag that no answer can raise is a mistake that nobody would ever notice.
        guard item.options.contains(where: { ($0.weight ?? .min) >= weight }) else {
            throw fault(.malformed, "no answer to \(linkId) weighs \(weight) or more")
        }
        let rank = try parts.maybeInteger("rank") ?? RedFlagRule.unranked
        let hours = try parts.maybeInteger("clarify-within-hours")
        guard (0...4).contains(rank), (hours ?? 1) > 0 else { throw malformed("a rank from 0 to 4 with hours above 0") }
        return RedFlagRule(
            linkId: linkId, weightAtLeast: weight, rank: rank, clarifyWithinHours: hours,
            source: try parts.string("source"))
    }

    func licence(base: Language) throws(QuestionnaireFault) -> Licence {
        let parts = try Extensions(
            of: self, allowing: ["holder", "terms", "spdx", "url", "citation", "non-commercial"])
        return Licence(
            holder: try parts.string("holder"), terms: try parts.one("terms").wording(base: base),
            spdx: try parts.maybeString("spdx"),
            url: try parts.maybe("url")?.child("valueUri").string(),
            citation: try parts.string("citation"), isNonCommercial: try parts.flag("non-commercial"))
    }

    /// Answers in short: `1 0 - 3`, one weight for each scored item in order, `-` for a missing one.
    func goldenVector() throws(QuestionnaireFault) -> GoldenVector {
        let parts = try Extensions(
            of: self, allowing: ["answers", "total", "band", "positive", "error", "worst-rank", "source"])
        var weights: [Int?] = []
        for word in try parts.string("answers").split(separator: " ") {
            let weight = Int(word)
            guard weight != nil || word == "-" else { throw fault(.goldenVector, "\(word) is not a weight") }
            weights.append(weight)
        }
        return GoldenVector(
            weights: weights, outcome: try outcome(parts), worstRank: try parts.integer("worst-rank"),
            source: try parts.maybeString("source"))
    }

    private func outcome(_ parts: Extensions) throws(QuestionnaireFault) -> GoldenVector.Outcome {
        guard let error = try parts.maybe("error")?.child("valueCode") else {
            return .score(
                total: try parts.integer("total"), band: try parts.one("band").child("valueCode").string(),
                screenPositive: try parts.flag("positive"))
        }
        guard try error.string() == "too-many-missing" else { throw error.malformed("too-many-missing") }
        return .tooManyMissing
    }
}
