public import Care
public import WarningRules

/// The lists of all regions, from `Content/Policies/care-tags.json`.
public typealias CareTagPolicies = Editions<CareTagPolicy>

/// Which circumstances of a pupil a school of one territory may write down, and for how long.
///
/// Source: rulebook G.2 (key students), G.3 (care tags), H.2 (specific status expires); the terms are [D].
public struct CareTagPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// In the order in which they are offered.
    public let tags: [CareTagKind]
    /// How long one holds at most before somebody looks at it again. Days.
    public let mostDays: Int
    /// How long before its end it is shown that it ends. Days.
    public let soonDays: Int
    private let schoolYearEnds: YearEnd

    private struct YearEnd: Decodable, Sendable, Equatable {
        let month: Int
        let day: Int
    }

    public func kind(_ code: String) -> CareTagKind? { tags.first { $0.code == code } }

    /// The last day of the school year in which a day lies: until then a tag holds where nobody says otherwise.
    public func usualEnd(from day: Day) -> Day {
        let year = day.civil.year
        let ends = [year, year + 1].compactMap {
            Day(year: $0, month: schoolYearEnds.month, day: schoolYearEnds.day)
        }
        return ends.first { $0 >= day } ?? day
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, schoolYearEnds, mostDays, soonDays, tags
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        schoolYearEnds = try container.decode(YearEnd.self, forKey: .schoolYearEnds)
        mostDays = try container.decode(Int.self, forKey: .mostDays)
        soonDays = try container.decode(Int.self, forKey: .soonDays)
        tags = try container.decode([CareTagKind].self, forKey: .tags)
        try check(in: decoder)
    }

    /// A tag without an end, or one that lasts for years, would follow a child through school.
    private func check(in decoder: any Decoder) throws {
        guard !tags.isEmpty, Set(tags.map(\.code)).count == tags.count else {
            throw decoder.fault("tags names each tag once, and at least one")
        }
        // A year that has no 29 February.
        guard Day(year: 2001, month: schoolYearEnds.month, day: schoolYearEnds.day) != nil else {
            throw decoder.fault("schoolYearEnds is no day of every year")
        }
        guard (366...400).contains(mostDays) else { throw decoder.fault("mostDays must be 366 to 400") }
        guard (0...90).contains(soonDays) else { throw decoder.fault("soonDays must be 0 to 90") }
    }
}

/// A circumstance for which a pupil may need more care. It is no level and no diagnosis.
public struct CareTagKind: Sendable, Equatable, Decodable {
    public let code: String
    /// By language.
    public let names: [String: String]
    /// From whom alone it may come; empty where it may come from anybody.
    public let onlyFrom: [CareTagSupplier]

    private enum Keys: String, CodingKey, CaseIterable { case code, names, onlyFrom }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        code = try container.decode(String.self, forKey: .code)
        names = try container.decode([String: String].self, forKey: .names)
        onlyFrom = try container.decodeIfPresent([CareTagSupplier].self, forKey: .onlyFrom) ?? []
        guard !code.isEmpty, Language.allCases.allSatisfy({ names[$0.rawValue]?.isEmpty == false }) else {
            throw decoder.fault("a tag needs a code, and a name in each language")
        }
    }
}
