public import Care
public import WarningRules

/// The calendars of all regions, from `Content/Policies/high-risk-weeks.json`.
public typealias HighRiskCalendars = Editions<HighRiskCalendar>

/// The days of one territory around which more pupils are at risk: the start of term, exams, results.
///
/// Source: rulebook C.3, high-risk windows [D].
public struct HighRiskCalendar: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    private let daysBefore: Int
    private let daysAfter: Int
    private let dates: [HighRiskDate]
    /// What a school's own dates are called, by language.
    private let kinds: [RiskDateKind: [String: String]]

    /// The weeks in which a day lies. Those of two dates that meet are one: their clocks begin once.
    /// - Parameter own: the dates of one school, beside those of its territory.
    public func weeks(on day: Day, besides own: [RiskDay] = []) -> HighRiskWeeks? {
        merged(with: own).first { $0.first <= day && day <= $0.last }
    }

    private func merged(with own: [RiskDay]) -> [HighRiskWeeks] {
        let all = dates + own.map { HighRiskDate(day: $0.day, names: kinds[$0.kind] ?? [:]) }
        return stretches(of: all.sorted { $0.day < $1.day })
    }

    private func stretches(of dates: [HighRiskDate]) -> [HighRiskWeeks] {
        var all: [HighRiskWeeks] = []
        for date in dates {
            let next = HighRiskWeeks(
                reasons: [date.names], first: date.day.adding(days: -daysBefore),
                last: date.day.adding(days: daysAfter))
            if let before = all.last, next.first <= before.last.adding(days: 1) {
                all[all.count - 1] = HighRiskWeeks(
                    reasons: before.reasons + next.reasons, first: before.first, last: next.last)
            } else {
                all.append(next)
            }
        }
        return all
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, daysBefore, daysAfter, kinds, dates
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        daysBefore = try container.decode(Int.self, forKey: .daysBefore)
        daysAfter = try container.decode(Int.self, forKey: .daysAfter)
        dates = try container.decode([HighRiskDate].self, forKey: .dates)
        let told = try container.decode([String: [String: String]].self, forKey: .kinds)
        kinds = Dictionary(
            uniqueKeysWithValues: told.compactMap { name, names in RiskDateKind(rawValue: name).map { ($0, names) } })
        guard told.count == kinds.count, kinds.count == RiskDateKind.allCases.count,
            kinds.values.allSatisfy({ names in Language.allCases.allSatisfy { names[$0.rawValue]?.isEmpty == false } })
        else { throw decoder.fault("kinds names each kind of a school's date in each language") }
        guard (0...28).contains(daysBefore), (0...28).contains(daysAfter) else {
            throw decoder.fault("daysBefore and daysAfter must be 0 to 28")
        }
    }
}

private struct HighRiskDate: Sendable, Equatable, Decodable {
    let day: Day
    /// By language.
    let names: [String: String]

    init(day: Day, names: [String: String]) {
        (self.day, self.names) = (day, names)
    }

    private enum Keys: String, CodingKey, CaseIterable { case day, names }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        day = try container.decode(Day.self, forKey: .day)
        names = try container.decode([String: String].self, forKey: .names)
        guard Language.allCases.allSatisfy({ names[$0.rawValue]?.isEmpty == false }) else {
            throw decoder.fault("a date needs a name in each language")
        }
    }
}

/// What a school's own date is. The anniversary of a death has no name beside it (requirement 145).
public enum RiskDateKind: String, Sendable, Codable, CaseIterable {
    case termStart, exam, results, anniversary
}

/// A date of one school.
public struct RiskDay: Sendable, Equatable {
    public let kind: RiskDateKind
    public let day: Day

    public init(kind: RiskDateKind, day: Day) {
        (self.kind, self.day) = (kind, day)
    }
}

/// Weeks in which those who are looked after already are looked after one step closer.
public struct HighRiskWeeks: Sendable, Codable, Equatable {
    /// Why, each by language.
    public let reasons: [[String: String]]
    public let first: Day
    /// The last day; then it ends by itself.
    public let last: Day

    public init(reasons: [[String: String]], first: Day, last: Day) {
        (self.reasons, self.first, self.last) = (reasons, first, last)
    }
}

extension CareLevel {
    /// Whose rhythm holds in such weeks: 1 as 2, 2 as 3, and no other (rulebook C.3). The level itself stays.
    public var inHighRiskWeeks: CareLevel {
        switch self {
        case .watch: .moderate
        case .moderate: .serious
        default: self
        }
    }
}
