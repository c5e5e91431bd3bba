public import Care

/// The working calendars of all regions, from `Content/Policies/working-days.json`.
public typealias WorkingCalendars = Editions<WorkingCalendar>

/// On which days and between which minutes people are at work in one territory, in China Standard Time.
public struct WorkingCalendar: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// Ordinary working days, 1 for Monday to 7 for Sunday.
    public let weekdays: Set<Int>
    /// Minutes since midnight, opening before closing.
    public let opens: Int
    public let closes: Int
    /// Days off that would be working days, and working days that would be days off (调休).
    public let holidays: Set<Day>
    public let extraWorkingDays: Set<Day>

    public func isWorkingDay(_ day: Day) -> Bool {
        extraWorkingDays.contains(day) || (weekdays.contains(day.weekday) && !holidays.contains(day))
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, timeZone, weekdays, opens, closes, years
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        weekdays = try container.decode(Set<Int>.self, forKey: .weekdays)
        opens = try container.decode(ClockTime.self, forKey: .opens).minute
        closes = try container.decode(ClockTime.self, forKey: .closes).minute
        let years = try container.decode([String: WorkingYear].self, forKey: .years)
        holidays = Set(years.values.flatMap(\.holidays))
        extraWorkingDays = Set(years.values.flatMap(\.workingDays))
        try check(zone: container.decode(String.self, forKey: .timeZone), years: years, in: decoder)
    }

    private func check(zone: String, years: [String: WorkingYear], in decoder: any Decoder) throws {
        // The platform reckons in one civil time; a file that says another would be read wrongly.
        guard zone == "Asia/Shanghai" else { throw decoder.fault("timeZone must be Asia/Shanghai") }
        guard !weekdays.isEmpty, weekdays.isSubset(of: Set(1...7)) else {
            throw decoder.fault("weekdays must name at least one day from 1 (Monday) to 7 (Sunday)")
        }
        guard opens < closes else { throw decoder.fault("opens must be before closes") }
        guard holidays.isDisjoint(with: extraWorkingDays) else {
            throw decoder.fault("a day is both a holiday and a working day")
        }
        for (year, lists) in years {
            guard (lists.holidays + lists.workingDays).allSatisfy({ "\($0.civil.year)" == year }) else {
                throw decoder.fault("the list of \(year) holds a day of another year")
            }
        }
    }
}
