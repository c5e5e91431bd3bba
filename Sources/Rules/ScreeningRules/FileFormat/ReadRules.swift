import Care

/// The rules that look at whole scales, and at the sheet as a whole.
extension Element {
    func positiveRule(base: Language, scales: [String: Scale]) throws(QuestionnaireFault) -> PositiveRule {
        let parts = try Extensions(of: self, allowing: ["code", "title", "condition", "source"])
        let code = try parts.one("code").child("valueCode")
        guard try code.string() != PositiveRule.total else {
            throw code.fault(.duplicate, "is the name of the cut-off of the total")
        }
        var conditions: [ScaleCondition] = []
        for element in parts.all("condition") {
            let part = try Extensions(of: element, allowing: ["scale", "when", "value"])
            conditions.append(try element.condition(part, scales: scales))
        }
        guard !conditions.isEmpty else { throw fault(.missing, "names no condition") }
        return PositiveRule(
            code: try code.string(), title: try parts.maybe("title")?.wording(base: base), conditions: conditions,
            source: try parts.string("source"))
    }

    func validityRule(scales: [String: Scale]) throws(QuestionnaireFault) -> ValidityRule {
        let parts = try Extensions(of: self, allowing: ["scale", "when", "value", "source"])
        return ValidityRule(condition: try condition(parts, scales: scales), source: try parts.string("source"))
    }

    private func condition(
        _ parts: Extensions, scales: [String: Scale]
    ) throws(QuestionnaireFault) -> ScaleCondition {
        let scale = try parts.scale(among: scales)
        let value = try parts.points("value", decimals: scale.decimals)
        // A condition that always or never holds is a slip of the pen.
        guard scale.range.contains(value) else {
            throw fault(.malformed, "\(scale.id) never reaches \(value)")
        }
        return ScaleCondition(scale: scale.id, when: try parts.choice("when", CutOff.When.self), value: value)
    }

    func qualityRule(items: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> QualityRule {
        let parts = try Extensions(
            of: self, allowing: ["seconds-per-item", "straight-line-items", "pair", "source"])
        var pairs: [ConsistentPair] = []
        for pair in parts.all("pair") { pairs.append(try pair.consistentPair(items)) }
        let rule = QualityRule(
            secondsPerItem: try parts.maybeInteger("seconds-per-item") ?? QualityRule.usual.secondsPerItem,
            straightLineItems: try parts.maybeInteger("straight-line-items") ?? QualityRule.usual.straightLineItems,
            pairs: pairs, source: try parts.string("source"))
        guard (0...60).contains(rule.secondsPerItem), rule.straightLineItems > 1 else {
            throw malformed("up to 60 seconds an item and a line of two items or more")
        }
        return rule
    }

    private func consistentPair(_ items: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> ConsistentPair {
        let parts = try Extensions(of: self, allowing: ["item", "distance"])
        let names = parts.all("item")
        guard names.count == 2 else { throw fault(.malformed, "a pair is two items") }
        for name in names where items[try name.child("valueString").string()]?.isScored != true {
            throw name.fault(.unknownItem, "is no item with points")
        }
        let distance = try parts.integer("distance")
        guard distance >= 0 else { throw fault(.malformed, "a distance of 0 points or more") }
        return ConsistentPair(
            first: try names[0].child("valueString").string(), second: try names[1].child("valueString").string(),
            distance: distance)
    }
}

extension Extensions {
    func scale(among scales: [String: Scale]) throws(QuestionnaireFault) -> Scale {
        let name = try one("scale").child("valueId")
        guard let scale = scales[try name.string()] else { throw name.fault(.unknownScale, "is no scale of this file") }
        return scale
    }
}
