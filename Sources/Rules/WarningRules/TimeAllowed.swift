public import Care

/// How long something may take: a number of minutes, hours, days or working days, at least one.
///
/// A day is 24 hours: due at the same minute. A working day is settled by `WorkingCalendar`.
/// In policy files one key names the unit: `{"minutes": 30}`, `{"workingDays": 1}`.
public enum TimeAllowed: Hashable, Sendable {
    case minutes(Int)
    case hours(Int)
    case days(Int)
    case workingDays(Int)

    /// The moment at which the time is over when it is granted `times` times in a row from `start`.
    public func end(from start: Moment, times: Int = 1, in calendar: WorkingCalendar) -> Moment {
        switch self {
        case .minutes(let count): start.adding(minutes: count * times)
        case .hours(let count): start.adding(hours: count * times)
        case .days(let count): start.adding(hours: 24 * count * times)
        case .workingDays(let count): calendar.moment(after: start, workingDays: count * times)
        }
    }

    /// Whether it is, roughly, no more time than another.
    public func isNoLonger(than other: TimeAllowed) -> Bool { nominalMinutes <= other.nominalMinutes }

    /// Minutes when every working day is counted as a day of 24 hours; only for comparing two policies roughly.
    var nominalMinutes: Int {
        switch self {
        case .minutes(let count): count
        case .hours(let count): 60 * count
        case .days(let count), .workingDays(let count): 1_440 * count
        }
    }
}

extension TimeAllowed: Codable {
    private enum Unit: String, CodingKey, CaseIterable {
        case minutes, hours, days, workingDays

        /// One year in each unit; more is a slip of the pen and would only make the calendar count for long.
        var most: Int {
            switch self {
            case .minutes: 527_040
            case .hours: 8_784
            case .days, .workingDays: 366
            }
        }
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Unit.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Unit.self)
        guard container.allKeys.count == 1, let unit = container.allKeys.first else {
            throw decoder.fault("a time needs exactly one of minutes, hours, days, workingDays")
        }
        let count = try container.decode(Int.self, forKey: unit)
        guard (1...unit.most).contains(count) else {
            throw decoder.fault("\(unit.rawValue) must be between 1 and \(unit.most)")
        }
        switch unit {
        case .minutes: self = .minutes(count)
        case .hours: self = .hours(count)
        case .days: self = .days(count)
        case .workingDays: self = .workingDays(count)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Unit.self)
        switch self {
        case .minutes(let count): try container.encode(count, forKey: .minutes)
        case .hours(let count): try container.encode(count, forKey: .hours)
        case .days(let count): try container.encode(count, forKey: .days)
        case .workingDays(let count): try container.encode(count, forKey: .workingDays)
        }
    }
}
