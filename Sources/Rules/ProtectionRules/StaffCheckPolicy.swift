public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/staff-checks.json`.
public typealias StaffCheckPolicies = Editions<StaffCheckPolicy>

/// Which units of a territory are in close contact with minors, and how often they query the offence records of those
/// who work there.
///
/// Source: rulebook H.4, Law on the Protection of Minors art. 62 (before hiring, and every year); the kinds of unit and
/// the days before which somebody is reminded are [D], and so are the hours until a hindrance that has led to nothing
/// is told above.
public struct StaffCheckPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    public let unitKinds: [String]
    public let everyYears: Int
    public let remindDays: Int
    public let keepYears: Int
    /// From the note that somebody is not to be employed until their account or post has to have ended. Hours.
    public let suspendHours: Int

    /// By when it has to be queried again.
    public func due(after day: Day) -> Day { Self.adding(years: everyYears, to: day) }

    /// From when on the unit is reminded.
    public func remindOn(before due: Day) -> Day { due.adding(days: -remindDays) }

    /// By when whoever is not to be employed has no account or post any more.
    public func suspendDue(after noted: Moment) -> Moment { noted.adding(hours: suspendHours) }

    /// The last day on which it is kept for certain that it was queried.
    public func keepUntil(from day: Day) -> Day { Self.adding(years: keepYears, to: day) }

    /// The day before where a year has no such day: 29 February.
    private static func adding(years: Int, to day: Day) -> Day {
        let (year, month, number) = day.civil
        return Day(year: year + years, month: month, day: number)
            ?? Day(year: year + years, month: month, day: number - 1) ?? day.adding(days: years * 365)
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, unitKinds, everyYears, remindDays, keepYears, suspendHours
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        unitKinds = try container.decode([String].self, forKey: .unitKinds)
        everyYears = try container.decode(Int.self, forKey: .everyYears)
        remindDays = try container.decode(Int.self, forKey: .remindDays)
        keepYears = try container.decode(Int.self, forKey: .keepYears)
        suspendHours = try container.decode(Int.self, forKey: .suspendHours)
        guard !unitKinds.isEmpty else { throw decoder.fault("unitKinds must name a kind of unit") }
        guard (1...10).contains(everyYears) else { throw decoder.fault("everyYears must be from 1 to 10") }
        guard (1...180).contains(remindDays) else { throw decoder.fault("remindDays must be from 1 to 180") }
        guard (everyYears...100).contains(keepYears) else {
            throw decoder.fault("keepYears must be from everyYears to 100")
        }
        guard (1...168).contains(suspendHours) else { throw decoder.fault("suspendHours must be from 1 to 168") }
    }
}

/// How it stands with one colleague.
public enum StaffCheckState: String, Codable, Sendable, CaseIterable {
    /// It was never queried: whoever is newly given a post is due at once.
    case never
    /// A year is over.
    case over
    /// It is soon due again.
    case soon
    case fine

    /// - Parameters:
    ///   - due: by when it has to be queried again; `nil` where it never was.
    ///   - remindOn: from when on the unit is reminded.
    public static func of(due: Day?, remindOn: Day?, on day: Day) -> StaffCheckState {
        guard let due else { return .never }
        if due < day { return .over }
        return (remindOn ?? due) <= day ? .soon : .fine
    }

    public var isDue: Bool { self == .never || self == .over }
}

/// What came of a query, and no more than the unit needs: whether anything hinders. The two words are of one length, so
/// that what lies sealed is of one length too.
public enum StaffCheckOutcome: String, Codable, Sendable, CaseIterable {
    /// Nothing that hinders.
    case nothing
    /// Not to be employed in contact with minors; whoever notes it suspends the account.
    case hinders
}
