public import Care

/// How much time there is until a due moment.
public struct TimeLeft: Hashable, Sendable, Comparable {
    /// Negative when the moment has passed.
    public let milliseconds: Int64

    public init(until due: Moment, at now: Moment) {
        milliseconds = due.milliseconds - now.milliseconds
    }

    /// At the due moment itself it is too late: the first step of climbing falls due then.
    public var isOver: Bool { milliseconds <= 0 }

    /// Whole minutes that are left, or that have passed since; rounded down, never negative.
    public var minutes: Int { Int(milliseconds.magnitude / 60_000) }

    public static func < (left: TimeLeft, right: TimeLeft) -> Bool { left.milliseconds < right.milliseconds }
}
