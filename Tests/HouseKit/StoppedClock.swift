public import Care
import Synchronization

/// A clock that stands still until the test moves it, also backwards.
public final class StoppedClock: Sendable {
    private let moment: Mutex<Moment>

    public init(at moment: Moment) {
        self.moment = Mutex(moment)
    }

    public var now: Moment { moment.withLock { $0 } }

    public func set(_ moment: Moment) { self.moment.withLock { $0 = moment } }

    public func pass(seconds: Int = 0, minutes: Int = 0, hours: Int = 0, days: Int = 0) {
        moment.withLock { $0 = $0.adding(hours: 24 * days + hours).adding(minutes: minutes).adding(seconds: seconds) }
    }
}

extension Moment {
    /// `Moment.china("2026-03-04", 10, 30)`: half past ten in China.
    public static func china(_ day: String, _ hour: Int, _ minute: Int = 0) -> Moment {
        guard let day = Day(day) else { preconditionFailure("\(day) is not a day") }
        return Moment(day, minute: 60 * hour + minute)
    }
}
