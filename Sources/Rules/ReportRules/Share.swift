/// A share of people, with what chance alone could make of it.
public struct Share: Hashable, Sendable {
    /// 1.959964: 95 of 100 such intervals hold the true share.
    static let confidence = 1.959964

    public let people: Int
    public let all: Int

    /// - Returns: `nil` of nobody, and when more are counted than there are.
    public init?(_ people: Int, of all: Int) {
        guard all > 0, (0...all).contains(people) else { return nil }
        self.people = people
        self.all = all
    }

    /// Between 0 and 1.
    public var value: Double { Double(people) / Double(all) }

    /// The interval of 95 %, which stays true for small and for rare shares.
    ///
    /// Source: Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;
    /// 22: 209–212.
    public var interval: ClosedRange<Double> {
        let (size, square) = (Double(all), Self.confidence * Self.confidence)
        let middle = value + square / (2 * size)
        let half = Self.confidence * (value * (1 - value) / size + square / (4 * size * size)).squareRoot()
        let low = people == 0 ? 0 : (middle - half) / (1 + square / size)
        let high = people == all ? 1 : (middle + half) / (1 + square / size)
        return max(0, low)...min(1, high)
    }

    /// How much larger this share is than another one of other people, with the interval of 95 %.
    ///
    /// Source: Newcombe RG. Interval estimation for the difference between independent proportions: comparison of
    /// eleven methods. Stat Med 1998; 17: 873–890, method 10.
    public func change(since other: Share) -> Change {
        let (now, then) = (interval, other.interval)
        let difference = value - other.value
        let below = ((value - now.lowerBound) * (value - now.lowerBound)
            + (then.upperBound - other.value) * (then.upperBound - other.value)).squareRoot()
        let above = ((now.upperBound - value) * (now.upperBound - value)
            + (other.value - then.lowerBound) * (other.value - then.lowerBound)).squareRoot()
        return Change(difference: difference, interval: (difference - below)...(difference + above))
    }

    /// A difference of two shares, between -1 and 1.
    public struct Change: Hashable, Sendable {
        public let difference: Double
        public let interval: ClosedRange<Double>

        /// Whether chance alone seldom makes so much of a difference.
        public var isClear: Bool { !interval.contains(0) }
    }
}
