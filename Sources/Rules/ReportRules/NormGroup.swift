public import Care

/// Of whom a norm tells, and from when on it holds.
public struct NormGroup: Hashable, Sendable, Codable {
    public enum Sex: String, Codable, Sendable, CaseIterable { case female, male }

    /// Years, inside; `nil` where there is no border.
    public let youngest: Int?
    public let oldest: Int?
    /// `nil` for both together.
    public let sex: Sex?
    public let region: Region
    public let validFrom: Day
    /// The version of the scale; `nil` for all of them.
    public let version: String?

    public init(
        youngest: Int? = nil, oldest: Int? = nil, sex: Sex? = nil, region: Region, validFrom: Day,
        version: String? = nil
    ) {
        self.youngest = youngest
        self.oldest = oldest
        self.sex = sex
        self.region = region
        self.validFrom = validFrom
        self.version = version
    }

    /// Years between the borders; what has none is as wide as a life.
    private var width: Int { (oldest ?? 120) - (youngest ?? 0) }
}

/// The people of a place who have answered, as far as the choice of a norm asks for it.
public struct Audience: Hashable, Sendable {
    /// Years, inside, of nine in ten: one who repeats a year or a slip of the pen does not decide.
    public let ages: ClosedRange<Int>?
    /// `nil` where both sexes are there, or it is not known of everybody.
    public let sex: NormGroup.Sex?

    /// - Parameter ages: `nil` where nobody's is known.
    public init(ages: ClosedRange<Int>?, sex: NormGroup.Sex?) {
        self.ages = ages
        self.sex = sex
    }

    /// Those of them who may be asked by a scale.
    /// - Parameter gate: years, inside; `nil` for no border.
    public func within(youngest: Int?, oldest: Int?) -> Audience {
        guard let ages else { return self }
        let (low, high) = (max(ages.lowerBound, youngest ?? 0), min(ages.upperBound, oldest ?? ages.upperBound))
        return Audience(ages: low <= high ? low...high : nil, sex: sex)
    }
}

extension NormGroup {
    /// Whether it tells of people like these: of their ages, and not of the other sex only. Of ages that nobody knows
    /// tells only a norm of all ages.
    public func covers(_ audience: Audience) -> Bool {
        guard sex == nil || sex == audience.sex else { return false }
        guard let ages = audience.ages else { return youngest == nil && oldest == nil }
        return (youngest ?? 0) <= ages.lowerBound && ages.upperBound <= (oldest ?? 200)
    }

    /// Which norm applies to the people of a place: of the nearest region upwards the newest that held when the
    /// screening closed, and of several that begin on one day the one that tells most closely of these people.
    /// - Returns: its place in the list; `nil` where none applies.
    public static func chosen(
        from norms: [NormGroup], for audience: Audience, in place: Region, version: String, on day: Day
    ) -> Int? {
        let fitting = norms.indices.filter { number in
            let norm = norms[number]
            return norm.region.contains(place) && norm.validFrom <= day && norm.covers(audience)
                && (norm.version == nil || norm.version == version)
        }
        return fitting.min { norms[$0].precedes(norms[$1]) }
    }

    /// Whether it is taken rather than another one that fits as well.
    private func precedes(_ other: NormGroup) -> Bool {
        if region.level != other.region.level { return region.level > other.region.level }
        if validFrom != other.validFrom { return validFrom > other.validFrom }
        if (version == nil) != (other.version == nil) { return version != nil }
        if (sex == nil) != (other.sex == nil) { return sex != nil }
        return width < other.width
    }
}
