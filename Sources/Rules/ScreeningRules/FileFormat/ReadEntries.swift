import Care

/// The small entries of a file beside its items and scales.
extension Element {
    func ageGate() throws(QuestionnaireFault) -> AgeGate {
        let parts = try Extensions(
            of: self, allowing: ["minimum", "maximum", "minimum-grade", "maximum-grade", "source"])
        let (minimum, maximum) = (try parts.integer("minimum"), try parts.maybeInteger("maximum"))
        guard (0...120).contains(minimum), (maximum ?? 120) >= minimum, (maximum ?? 120) <= 120 else {
            throw fault(.badAgeGate, "is not a span of human ages")
        }
        return AgeGate(
            minimum: minimum, maximum: maximum, grades: try grades(parts), source: try parts.string("source"))
    }

    private func grades(_ parts: Extensions) throws(QuestionnaireFault) -> ClosedRange<Int>? {
        let (lowest, highest) = (try parts.maybeInteger("minimum-grade"), try parts.maybeInteger("maximum-grade"))
        if lowest == nil, highest == nil { return nil }
        guard let lowest, let highest, 1 <= lowest, lowest <= highest, highest <= 12 else {
            throw fault(.badAgeGate, "is not a span of school grades from 1 to 12")
        }
        return lowest...highest
    }

    func redFlagRule(items: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> RedFlagRule {
        let parts = try Extensions(
            of: self, allowing: ["item", "weight-at-least", "option", "rank", "clarify-within-hours", "source"])
        let linkId = try parts.string("item")
        let rank = try parts.maybeInteger("rank") ?? RedFlagRule.unranked
        let hours = try parts.maybeInteger("clarify-within-hours")
        guard (0...4).contains(rank), (hours ?? 1) > 0 else { throw malformed("a rank from 0 to 4 with hours above 0") }
        var options: Set<String> = []
        for option in parts.all("option") { options.insert(try option.child("valueCode").string()) }
        let rule = RedFlagRule(
            linkId: linkId, weightAtLeast: options.isEmpty ? try parts.integer("weight-at-least") : nil,
            options: options, rank: rank, clarifyWithinHours: hours, source: try parts.string("source"))
        guard let item = items[linkId] else { throw fault(.unknownItem, "\(linkId) is no item", facts: linkId) }
        if !options.isEmpty, try parts.maybe("weight-at-least") != nil {
            throw fault(.malformed, "names answers and a weight; one of them is enough")
        }
        try check(rule, against: item)
        return rule
    }

    /// A flag that no answer can raise is a mistake that nobody would ever notice.
    private func check(_ rule: RedFlagRule, against item: QuestionnaireItem) throws(QuestionnaireFault) {
        if let weight = rule.weightAtLeast, !item.options.contains(where: rule.isRaised) {
            throw fault(.malformed, "no answer to \(rule.linkId) weighs \(weight) or more")
        }
        for code in rule.options.sorted() where item.option(code)?.weight == nil {
            throw fault(.malformed, "\(code) is no answer with points to \(rule.linkId)")
        }
    }

    func licence(base: Language) throws(QuestionnaireFault) -> Licence {
        let parts = try Extensions(
            of: self, allowing: ["holder", "terms", "spdx", "url", "citation", "non-commercial", "permission"])
        return Licence(
            holder: try parts.string("holder"), terms: try parts.one("terms").wording(base: base),
            spdx: try parts.maybeString("spdx"),
            url: try parts.maybe("url")?.child("valueUri").string(),
            citation: try parts.string("citation"), isNonCommercial: try parts.flag("non-commercial"),
            permission: try parts.maybe("permission")?.child("valueCode").choice(PermissionNeeded.self) ?? .none)
    }
}
