public import Care

/// One step of climbing, named so that it is taken once: which clock, the how-manieth time, of which rank.
public struct ClimbStep: Hashable, Sendable, Codable {
    public let clock: AlertClock
    /// 1 when the time is over, 2 when it is over twice, and so on to `last`.
    public let number: Int
    public let rank: Severity

    public init(clock: AlertClock, number: Int, rank: Severity) {
        self.clock = clock
        self.number = number
        self.rank = rank
    }

    /// From a village four steps reach the province; more can move nothing.
    public static let last = 4

    /// - Returns: `nil` when the text is not the key of a step.
    public init?(key: String) {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let clock = AlertClock(rawValue: parts[0]), let number = Int(parts[1]),
            let rank = Int(parts[2]).flatMap(Severity.init(rawValue:))
        else { return nil }
        self.init(clock: clock, number: number, rank: rank)
    }

    /// The step as the tail of a unique key in the database, such as `firstContact/1/3`.
    public var key: String { "\(clock.rawValue)/\(number)/\(rank.rawValue)" }
}

/// A step that has fallen due, and where it takes the alert.
public struct Climb: Hashable, Sendable {
    public let step: ClimbStep
    public let due: Moment
    public let from: Region
    /// The same place as `from` when the alert is at the top already, or moved at this moment for another clock.
    public let to: Holding

    public init(step: ClimbStep, due: Moment, from: Region, to: Holding) {
        self.step = step
        self.due = due
        self.from = from
        self.to = to
    }
}
