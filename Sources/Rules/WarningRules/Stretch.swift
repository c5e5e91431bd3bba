public import Care

/// A stretch of time: from its first moment up to, but not including, its last.
///
/// Half open, so that a shift until 18:00 and one from 18:00 leave nothing between them and share nothing.
public struct Stretch: Hashable, Sendable, Codable {
    public let from: Moment
    public let until: Moment

    /// - Returns: `nil` unless it ends after it begins.
    public init?(from: Moment, until: Moment) {
        guard from < until else { return nil }
        self.from = from
        self.until = until
    }

    public func contains(_ moment: Moment) -> Bool { from <= moment && moment < until }

    /// What both have in common; `nil` where they only touch.
    public func shared(with other: Stretch) -> Stretch? {
        Stretch(from: max(from, other.from), until: min(until, other.until))
    }

    /// What is left of this stretch when others are taken out, in order.
    public func without(_ others: [Stretch]) -> [Stretch] {
        var left: [Stretch] = []
        var start = from
        for other in others.sorted(by: { $0.from < $1.from }) {
            if let piece = Stretch(from: start, until: min(other.from, until)) { left.append(piece) }
            start = max(start, other.until)
        }
        if let rest = Stretch(from: start, until: until) { left.append(rest) }
        return left
    }
}

/// The same time in as few stretches as possible, in order: what overlaps or touches becomes one.
public func joined(_ stretches: [Stretch]) -> [Stretch] {
    stretches.sorted { $0.from < $1.from }.reduce(into: []) { joined, next in
        guard let last = joined.last, next.from <= last.until,
            let both = Stretch(from: last.from, until: max(last.until, next.until))
        else { return joined.append(next) }
        joined[joined.count - 1] = both
    }
}
