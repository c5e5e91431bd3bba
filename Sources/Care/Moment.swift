/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Sendable, Comparable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    public func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds) * 1_000) }
    public func adding(minutes: Int) -> Moment { adding(seconds: minutes * 60) }
    public func adding(hours: Int) -> Moment { adding(minutes: hours * 60) }

    /// Whole seconds from `earlier` to this moment, rounded down; negative when `earlier` is later.
    public func seconds(since earlier: Moment) -> Int {
        Int((Double(milliseconds - earlier.milliseconds) / 1_000).rounded(.down))
    }

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}

/// The one civil time of the platform: China Standard Time, UTC+8, without summer time since 1991.
///
/// Source: GB/T 7408.1; one offset is enough because no record here is older than 1991.
public enum ChinaTime {
    public static let offsetMilliseconds: Int64 = 8 * 3_600_000
}

extension Moment {
    /// The calendar day in China at this moment.
    public var day: Day { Day(daysSince1970: Int((local).floorDivided(by: 86_400_000))) }

    /// Minutes since midnight in China, 0 to 1439.
    public var minuteOfDay: Int { Int((local - local.floorDivided(by: 86_400_000) * 86_400_000) / 60_000) }

    /// The moment at which a day reaches a minute (0 to 1440) in China.
    public init(_ day: Day, minute: Int = 0) {
        let local = Int64(day.daysSince1970) * 86_400_000 + Int64(minute) * 60_000
        self.init(milliseconds: local - ChinaTime.offsetMilliseconds)
    }

    /// `14:05`, in China.
    public var clockText: String { twoDigits(minuteOfDay / 60) + ":" + twoDigits(minuteOfDay % 60) }

    private var local: Int64 { milliseconds + ChinaTime.offsetMilliseconds }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
