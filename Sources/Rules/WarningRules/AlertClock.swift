public import Care

/// What an alert waits for, each with a time of its own. Source: rulebook C.2 and E.4.2.
public enum AlertClock: String, Sendable, Codable, CaseIterable {
    case acknowledge, firstContact, clarify

    public var phrase: Phrase { Phrase("warnings.clock.\(rawValue)") }
}

/// A clock that runs: what for, since when, and how much time there is.
public struct RunningClock: Hashable, Sendable, Codable {
    public let clock: AlertClock
    /// The rank whose ladder gave the time.
    public let rank: Severity
    public let start: Moment
    public let allowed: TimeAllowed

    public init(_ clock: AlertClock, rank: Severity, start: Moment, allowed: TimeAllowed) {
        self.clock = clock
        self.rank = rank
        self.start = start
        self.allowed = allowed
    }

    /// When step `n` of climbing falls due: the time allowed, `n` times in a row. Step 1 is the due moment itself.
    public func due(step n: Int = 1, in calendar: WorkingCalendar) -> Moment {
        allowed.end(from: start, times: n, in: calendar)
    }
}
