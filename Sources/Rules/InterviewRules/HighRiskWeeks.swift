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

    /// The weeks in which a day lies. Those of two dates that meet are one: their clocks begin once.
    public func weeks(on day: Day) -> HighRiskWeeks? { merged.first { $0.first <= day && day <= $0.last } }

    private var merged: [HighRiskWeeks] {
        var all: [HighRiskWeeks] = []
        for date in dates.sorted(by: { $0.day < $1.day }) {
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
        case region, validFrom, source, note, daysBefore, daysAfter, dates
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
        guard (0...28).contains(daysBefore), (0...28).contains(daysAfter) else {
            throw decoder.fault("daysBefore and daysAfter must be 0 to 28")
        }
    }
}

private struct HighRiskDate: Sendable, Equatable, Decodable {
    let day: Day
    /// By language.
    let names: [String: String]

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
