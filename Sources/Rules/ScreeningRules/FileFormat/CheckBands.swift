extension Element {
    /// The bands in order, once they cover a range without gap or overlap.
    func checked(_ bands: [BandEntry], over range: ClosedRange<Int>) throws(QuestionnaireFault) -> Bands {
        let sorted = bands.sorted { $0.band.range.lowerBound < $1.band.range.lowerBound }
        guard let lowest = sorted.first?.band, let highest = sorted.last else {
            throw fault(.missing, "has no band")
        }
        let (minimum, maximum) = (range.lowerBound, range.upperBound)
        for entry in bands where entry.band.range.lowerBound < minimum || entry.band.range.upperBound > maximum {
            throw entry.element.fault(
                .bandOutOfRange, "\(entry.band.code) reaches outside of \(minimum) to \(maximum)",
                facts: "\(entry.band.code), \(minimum)–\(maximum)")
        }
        var next = minimum
        for entry in sorted {
            guard entry.band.range.lowerBound == next else {
                let start = entry.band.range.lowerBound
                throw entry.element.fault(
                    .bandGapOrOverlap, "\(entry.band.code) begins at \(start), not at \(next)",
                    facts: "\(entry.band.code), \(start) ≠ \(next)")
            }
            next = entry.band.range.upperBound + 1
        }
        guard next == maximum + 1 else {
            throw highest.element.fault(
                .bandGapOrOverlap, "no band from \(next) to \(maximum)", facts: "\(next)–\(maximum)")
        }
        guard Set(bands.map(\.band.code)).count == bands.count else {
            throw fault(.duplicate, "two bands share a code")
        }
        return Bands(lowest: lowest, others: sorted.dropFirst().map(\.band))
    }
}

extension CutOff {
    func check(within range: ClosedRange<Int>, _ owner: Element) throws(QuestionnaireFault) {
        guard range.contains(value) else {
            throw owner.fault(.malformed, "the cut-off \(value) is outside of the range")
        }
    }
}

extension Alternative {
    func with(_ bands: Bands?) -> Alternative {
        Alternative(
            id: id, version: version, audience: audience, cutOff: cutOff, bands: bands, bonus: bonus, norm: norm,
            judgedBy: judgedBy, validFrom: validFrom, source: source)
    }
}
