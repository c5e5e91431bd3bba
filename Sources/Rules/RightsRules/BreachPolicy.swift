public import Care
public import WarningRules

/// How grave it is that data got out, were lost or were changed: each has its own time to tell the authority.
///
/// Source: rulebook H.3 (incident reporting, [M]).
public enum BreachGrade: String, Sendable, Codable, CaseIterable {
    /// A few people, and nothing of what follows.
    case ordinary
    case larger
    /// Of a central body.
    case centralBody
    case criticalInfrastructure
    /// National security or the public interest is harmed.
    case publicInterest
}

/// What was done about it (PIPL art. 57).
public enum BreachStep: String, Sendable, Codable, CaseIterable {
    /// Something that ends or lessens the harm.
    case measure
    case authorityTold
    case personsTold
    case note
}

/// The policies of all regions, from `Content/Policies/breach-clocks.json`.
public typealias BreachPolicies = Editions<BreachPolicy>

/// By when the authority is told of a breach in one territory.
///
/// Source: rulebook H.3 (4 h, 2 h, 1 h, 24 h, [M]); H.2, PIPL art. 57.
public struct BreachPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    private let authority: [BreachGrade: TimeAllowed]
    private let longest: TimeAllowed

    /// How soon the authority has to be told.
    public func authority(_ grade: BreachGrade) -> TimeAllowed { authority[grade] ?? longest }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, authority
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        let told = try container.decode([String: TimeAllowed].self, forKey: .authority)
        guard Set(told.keys) == Set(BreachGrade.allCases.map(\.rawValue)), let ordinary = told["ordinary"] else {
            throw decoder.fault("authority names each grade")
        }
        authority = Dictionary(
            uniqueKeysWithValues: told.compactMap { name, time in BreachGrade(rawValue: name).map { ($0, time) } })
        longest = ordinary
        guard authority.values.allSatisfy({ $0.isNoLonger(than: ordinary) }) else {
            throw decoder.fault("a graver breach is given more time than an ordinary one")
        }
    }
}
