import Care

extension ScaleEntry {
    /// The linkIds that the scale counts.
    func linkIds() throws(QuestionnaireFault) -> [String] {
        var linkIds: [String] = []
        for item in items {
            let linkId = try item.string()
            if linkIds.contains(linkId) { throw item.fault(.duplicate, "\(linkId) is counted twice", facts: linkId) }
            linkIds.append(linkId)
        }
        guard linkIds.isEmpty == (kind == .entered) else {
            throw element.fault(.missing, kind == .entered ? "counts items, but is entered" : "counts no item")
        }
        return linkIds
    }

    /// The scale, once everything it says is true of the items.
    func scale(over known: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> Scale {
        let linkIds = try linkIds()
        let mirrors = try mirrors(among: linkIds, known)
        let weights = try weights(linkIds, known)
        try checkParts(linkIds.count)
        try checkRange(weights)
        let missing = missing.rule(for: linkIds.count)
        guard missing.allowed < max(1, linkIds.count) else {
            throw element.fault(.malformed, "more answers may be missing than there are items")
        }
        let range = minimum...maximum
        try cutOff?.check(within: range, element)
        return Scale(
            id: id, title: title, kind: kind, loincCode: loincCode, items: linkIds, mirrors: mirrors,
            lowest: Dictionary(uniqueKeysWithValues: zip(linkIds, weights.map(\.lowerBound))),
            weightAtLeast: weightAtLeast, multiplier: multiplier, range: range, direction: direction,
            bands: try bands.isEmpty && id != "total" ? nil : element.checked(bands, over: range),
            missingRule: missing, cutOff: cutOff, alternatives: try checkedAlternatives(range))
    }

    private func mirrors(
        among linkIds: [String], _ known: [String: QuestionnaireItem]
    ) throws(QuestionnaireFault) -> [String: Int] {
        var mirrors: [String: Int] = [:]
        for item in reverse {
            let linkId = try item.string()
            guard linkIds.contains(linkId), let weights = known[linkId]?.weights else {
                throw item.fault(.unknownItem, "\(linkId) is turned round but not counted", facts: linkId)
            }
            mirrors[linkId] = weights.lowerBound + weights.upperBound
        }
        return mirrors
    }

    /// The lowest and highest points of each item counted.
    private func weights(
        _ linkIds: [String], _ known: [String: QuestionnaireItem]
    ) throws(QuestionnaireFault) -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        for (linkId, element) in zip(linkIds, items) {
            guard let weights = known[linkId]?.weights else {
                throw element.fault(.unknownItem, "\(linkId) is counted but is no item", facts: linkId)
            }
            found.append(weights)
        }
        return found
    }

    /// Parts that belong to some kinds only; elsewhere they would be read by nobody.
    private func checkParts(_ count: Int) throws(QuestionnaireFault) {
        guard id == "total" || title != nil else { throw element.fault(.missing, "a subscale needs a title") }
        guard (weightAtLeast != nil) == (kind == .count || kind == .any) else {
            throw element.fault(.malformed, "weight-at-least belongs to count and any, and only to them")
        }
        guard multiplier == .one || kind == .sum else {
            throw element.fault(.malformed, "only a sum can be multiplied")
        }
        // Up to here a mean that was rounded to hundredths lies on the same side of every whole border as before.
        guard kind != .mean || count <= 100 else { throw element.fault(.malformed, "a mean of more than 100 items") }
    }

    /// A reverse item reaches the same lowest and highest points as before, so it needs no case of its own.
    private func checkRange(_ weights: [ClosedRange<Int>]) throws(QuestionnaireFault) {
        guard kind != .entered else {
            guard minimum < maximum else { throw element.fault(.wrongRange, "has no room between its ends") }
            return
        }
        let reached = reach(weights)
        guard multiplier.hundredths > 0, weights.allSatisfy({ $0.lowerBound >= 0 }),
            reached == minimum...max(minimum, maximum)
        else {
            let text = "\(reached.lowerBound) to \(reached.upperBound)"
            throw element.fault(
                .wrongRange, "says \(minimum) to \(maximum), but the weights reach \(text)",
                facts: "\(minimum)–\(maximum) ≠ \(reached.lowerBound)–\(reached.upperBound)")
        }
    }

    private func reach(_ weights: [ClosedRange<Int>]) -> ClosedRange<Int> {
        let lowest = weights.map(\.lowerBound)
        let highest = weights.map(\.upperBound)
        let (low, high) = (lowest.reduce(0, +), highest.reduce(0, +))
        let threshold = weightAtLeast ?? 1
        return switch kind {
        case .sum: ordered(multiplier.times(low), multiplier.times(high))
        case .mean: ordered(hundredths(low, weights.count), hundredths(high, weights.count))
        case .count: lowest.count { $0 >= threshold }...highest.count { $0 >= threshold }
        case .any: (lowest.contains { $0 >= threshold } ? 1 : 0)...(highest.contains { $0 >= threshold } ? 1 : 0)
        case .highest: (lowest.max() ?? 0)...(highest.max() ?? 0)
        case .entered: 0...0
        }
    }

    /// A multiplier below zero turns the ends round; it is refused right after.
    private func ordered(_ first: Int, _ second: Int) -> ClosedRange<Int> { min(first, second)...max(first, second) }

    private func hundredths(_ sum: Int, _ count: Int) -> Int { (200 * sum + count) / (2 * count) }

    private func checkedAlternatives(_ range: ClosedRange<Int>) throws(QuestionnaireFault) -> [Alternative] {
        var seen: Set<String> = []
        return try alternatives.map { (entry) throws(QuestionnaireFault) in
            let plain = entry.alternative
            guard seen.insert(plain.id).inserted else {
                throw entry.element.fault(.duplicate, "a second alternative \(plain.id)", facts: plain.id)
            }
            let range = plain.judgedBy == .tScore ? 0...100 : range
            try plain.cutOff?.check(within: range, entry.element)
            let bands = entry.bands.isEmpty ? nil : try entry.element.checked(entry.bands, over: range)
            return plain.with(bands)
        }
    }
}

extension QuestionnaireItem {
    /// The lowest and the highest points of the item's answers.
    fileprivate var weights: ClosedRange<Int>? {
        let weights = options.compactMap(\.weight)
        guard let lowest = weights.min(), let highest = weights.max() else { return nil }
        return lowest...highest
    }
}
