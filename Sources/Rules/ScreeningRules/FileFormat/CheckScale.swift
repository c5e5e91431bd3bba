extension ScaleEntry {
    /// The linkIds that the scale counts.
    func linkIds() throws(QuestionnaireFault) -> [String] {
        var linkIds: [String] = []
        for item in items {
            let linkId = try item.string()
            if linkIds.contains(linkId) { throw item.fault(.duplicate, "\(linkId) is counted twice") }
            linkIds.append(linkId)
        }
        guard !linkIds.isEmpty else { throw element.fault(.missing, "counts no item") }
        return linkIds
    }

    /// The scale, once everything it says is true of the items.
    func scale(over known: [String: QuestionnaireItem]) throws(QuestionnaireFault) -> Scale {
        let linkIds = try linkIds()
        let mirrors = try mirrors(among: linkIds, known)
        try checkRange(linkIds, known)
        guard missingRule.allowed < linkIds.count else {
            throw element.fault(.malformed, "more answers may be missing than there are items")
        }
        if let cutOff, !(minimum...maximum).contains(cutOff.value) {
            throw element.fault(.malformed, "the cut-off \(cutOff.value) is outside of the range")
        }
        return Scale(
            id: id, kind: kind, loincCode: loincCode, items: linkIds, mirrors: mirrors, multiplier: multiplier,
            range: minimum...maximum, direction: direction, bands: try checkedBands(), missingRule: missingRule,
            cutOff: cutOff)
    }

    private func mirrors(
        among linkIds: [String], _ known: [String: QuestionnaireItem]
    ) throws(QuestionnaireFault) -> [String: Int] {
        var mirrors: [String: Int] = [:]
        for item in reverse {
            let linkId = try item.string()
            guard linkIds.contains(linkId), let weights = known[linkId]?.weights else {
                throw item.fault(.unknownItem, "\(linkId) is turned round but not counted")
            }
            mirrors[linkId] = weights.lowerBound + weights.upperBound
        }
        return mirrors
    }

    /// A reverse item reaches the same lowest and highest points as before, so it needs no case of its own.
    private func checkRange(_ linkIds: [String], _ known: [String: QuestionnaireItem]) throws(QuestionnaireFault) {
        var (lowest, highest) = (0, 0)
        for (linkId, element) in zip(linkIds, items) {
            guard let weights = known[linkId]?.weights else {
                throw element.fault(.unknownItem, "\(linkId) is counted but is no item")
            }
            lowest += weights.lowerBound
            highest += weights.upperBound
        }
        guard multiplier > 0, lowest >= 0, lowest * multiplier == minimum, highest * multiplier == maximum else {
            let reached = "\(lowest * multiplier) to \(highest * multiplier)"
            throw element.fault(.wrongRange, "says \(minimum) to \(maximum), but the weights reach \(reached)")
        }
    }

    private func checkedBands() throws(QuestionnaireFault) -> Bands {
        let sorted = bands.sorted { $0.band.range.lowerBound < $1.band.range.lowerBound }
        guard let lowest = sorted.first?.band, let highest = sorted.last else {
            throw element.fault(.missing, "has no band")
        }
        for (element, band) in bands where band.range.lowerBound < minimum || band.range.upperBound > maximum {
            throw element.fault(.bandOutOfRange, "\(band.code) reaches outside of \(minimum) to \(maximum)")
        }
        var next = minimum
        for (element, band) in sorted {
            guard band.range.lowerBound == next else {
                let start = band.range.lowerBound
                throw element.fault(.bandGapOrOverlap, "\(band.code) begins at \(start), not at \(next)")
            }
            next = band.range.upperBound + 1
        }
        guard next == maximum + 1 else {
            throw highest.element.fault(.bandGapOrOverlap, "no band from \(next) to \(maximum)")
        }
        guard Set(bands.map(\.band.code)).count == bands.count else {
            throw element.fault(.duplicate, "two bands share a code")
        }
        return Bands(lowest: lowest, others: sorted.dropFirst().map(\.band))
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
