public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/school-return.json`.
public typealias ReturnPolicies = Editions<ReturnPolicy>

/// How soon each thing on the way to help and back has to be done, in one territory.
///
/// Source: rulebook G.4 (visits after the return), C.6 (a referral is seen), C.5 (who hears of what is late), all [D].
public struct ReturnPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// Until whoever was referred has been seen.
    public let seen: TimeAllowed
    /// The same by the green channel, from a serious level on.
    public let seenGrave: TimeAllowed
    /// Until the school meets with the family that has asked to come back.
    public let meeting: TimeAllowed
    /// After the first day back.
    public let visits: [Distance]
    /// Who is told, and when, once a time on the way is over.
    public let late: LateTimes
    /// The same of a way that began grave.
    public let lateGrave: LateTimes

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, seen, seenGrave, meeting, visits, late, lateGrave
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        seen = try container.decode(TimeAllowed.self, forKey: .seen)
        seenGrave = try container.decode(TimeAllowed.self, forKey: .seenGrave)
        meeting = try container.decode(TimeAllowed.self, forKey: .meeting)
        visits = try container.decode([Distance].self, forKey: .visits)
        late = try container.decode(LateTimes.self, forKey: .late)
        lateGrave = try container.decode(LateTimes.self, forKey: .lateGrave)
        try check(in: decoder)
    }

    /// A plan without visits, or one that runs backwards, would leave somebody alone who has just come back.
    private func check(in decoder: any Decoder) throws {
        guard !visits.isEmpty else { throw decoder.fault("visits must name at least one") }
        guard seenGrave.isNoLonger(than: seen) else { throw decoder.fault("seenGrave is given more time than seen") }
        guard lateGrave.head.isNoLonger(than: late.head), lateGrave.county.isNoLonger(than: late.county) else {
            throw decoder.fault("lateGrave is given more time than late")
        }
        let (start, days) = (Day(daysSince1970: 0), visits.map { $0.day(after: Day(daysSince1970: 0)) })
        guard zip([start] + days, days).allSatisfy({ $0 < $1 }) else {
            throw decoder.fault("visits must come one after the other")
        }
    }
}

/// How long after a day something is planned.
public enum Distance: Sendable, Equatable {
    case weeks(Int)
    case months(Int)

    /// Counted from the first day each time, so that the end of a short month moves nothing after it: a month after
    /// 31 January is the last day of February, two months after it 31 March.
    public func day(after start: Day) -> Day {
        switch self {
        case .weeks(let count): start.adding(days: 7 * count)
        case .months(let count): start.adding(months: count)
        }
    }
}

extension Distance: Decodable {
    private enum Unit: String, CodingKey, CaseIterable { case weeks, months }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Unit.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Unit.self)
        guard container.allKeys.count == 1, let unit = container.allKeys.first else {
            throw decoder.fault("a visit needs exactly one of weeks, months")
        }
        let count = try container.decode(Int.self, forKey: unit)
        switch unit {
        case .weeks where (1...52).contains(count): self = .weeks(count)
        case .months where (1...12).contains(count): self = .months(count)
        default: throw decoder.fault("\(unit.rawValue) must be within one year")
        }
    }
}

extension Day {
    /// The same day of a later month; its last day where there is none.
    func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let number = year * 12 + (month - 1) + months
        let (later, its) = (number / 12, number % 12 + 1)
        return (28...31).reversed().lazy.compactMap { Day(year: later, month: its, day: min(day, $0)) }.first ?? self
    }
}
