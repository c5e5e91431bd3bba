public import Care

/// What is known of the person whose sheet is scored, as far as a scale's borders ask for it. All of it may be missing.
public struct Person: Hashable, Sendable, Codable {
    public var sex: Sex?
    /// Years.
    public var age: Int?
    /// Where only a group was said; `age` goes before it.
    public var ageGroup: AgeGroup?
    public var region: Region?
    public var education: Education?
    /// The sets of borders that somebody chose by name, such as `beijing`.
    public var sets: Set<String>

    public init(
        sex: Sex? = nil, age: Int? = nil, ageGroup: AgeGroup? = nil, region: Region? = nil,
        education: Education? = nil, sets: Set<String> = []
    ) {
        self.sex = sex
        self.age = age
        self.ageGroup = ageGroup
        self.region = region
        self.education = education
        self.sets = sets
    }

    /// Somebody of whom nothing is known.
    public static let unknown = Person()

    /// The ages that the person may have, years; `nil` when nothing is known.
    var ages: ClosedRange<Int>? {
        if let age { return age...age }
        return ageGroup.map { $0.lowestAge...($0.highestAge ?? Self.oldest) }
    }

    private static let oldest = 150
}

/// The sexes for which scales have borders of their own.
public enum Sex: String, Sendable, Codable, CaseIterable {
    case female, male

    public var name: Phrase { Phrase("scoring.sex.\(rawValue)") }
}

/// How long somebody went to school, from not at all to university.
public enum Education: String, Sendable, Codable, CaseIterable, Comparable {
    /// Never went to school. Not called `none`, because `Person(education: .none)` would mean that nobody knows.
    case unschooled = "none"
    /// Up to 6 years.
    case primary
    /// Up to 9 years.
    case junior
    /// Up to 12 years.
    case senior
    /// More than 12 years.
    case higher

    public var name: Phrase { Phrase("scoring.education.\(rawValue)") }

    public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

    private var place: Int {
        switch self {
        case .unschooled: 0
        case .primary: 1
        case .junior: 2
        case .senior: 3
        case .higher: 4
        }
    }
}

/// A fact about a person that a border can hang on.
public enum PersonFact: String, Sendable, Codable, CaseIterable, Comparable {
    case sex, age, region, education

    public var name: Phrase { Phrase("scoring.fact.\(rawValue)") }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
