public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/harm-reports.json`.
public typealias HarmPolicies = Editions<HarmPolicy>

/// How soon harm is reported in one territory, how soon a second person answers for it, and how long it is kept.
///
/// Source: rulebook H.4 (two hours from finding), C.2 (a child at risk of serious harm is red: 30 minutes to
/// acknowledge), H.8 (ten years), all [D].
public struct HarmPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// From finding until an authority knows.
    public let tell: TimeAllowed
    /// From writing until a second person has acknowledged.
    public let acknowledge: TimeAllowed
    public let keepYears: Int

    /// The last day on which a report is kept for certain.
    public func keepUntil(from day: Day) -> Day {
        let (year, month, number) = day.civil
        // There is no 29 February in most years.
        return Day(year: year + keepYears, month: month, day: number)
            ?? day.adding(days: keepYears * 366)
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, tell, acknowledge, keepYears
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        tell = try container.decode(TimeAllowed.self, forKey: .tell)
        acknowledge = try container.decode(TimeAllowed.self, forKey: .acknowledge)
        keepYears = try container.decode(Int.self, forKey: .keepYears)
        guard (1...100).contains(keepYears) else { throw decoder.fault("keepYears must be from 1 to 100") }
    }
}
