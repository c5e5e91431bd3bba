public import Care

/// Whom a campaign is for.
public enum AudienceKind: String, Sendable, Codable, CaseIterable {
    case pupil, staff, resident, patient

    /// Whether they are found by the unit that they belong to; residents are found by the place where they live.
    public var isOfUnits: Bool { self != .resident }
}

/// The day on which somebody has to be of the youngest age.
public enum AgeDay: String, Sendable, Codable, CaseIterable {
    /// The first of September of the school year in which the day lies: a whole grade is of an age, or is not.
    case schoolYear

    /// The day that a window's first day stands for.
    public func counted(from day: Day) -> Day {
        let (year, month, _) = day.civil
        return Day(year: month >= 9 ? year : year - 1, month: 9, day: 1) ?? day
    }
}

/// Whom a campaign is for, and which of them: all of the units and places that take part, or some.
public struct CampaignAudience: Hashable, Sendable, Codable {
    public var kind: AudienceKind
    /// The years in which the pupils of the grades entered; empty for every grade.
    public var entryYears: [Int]
    /// The codes of classes or departments; empty for all of them.
    public var parts: [String]
    /// Years completed, inside; `nil` for no border.
    public var youngest: Int?
    public var oldest: Int?
    /// On which day the youngest age is asked; `nil` for the first day of the window. The oldest always is on that one.
    public var youngestOn: AgeDay?
    /// Only some, drawn by a stated method; `nil` for everybody.
    public var sample: SamplePlan?

    public init(
        kind: AudienceKind, entryYears: [Int] = [], parts: [String] = [], youngest: Int? = nil, oldest: Int? = nil,
        youngestOn: AgeDay? = nil, sample: SamplePlan? = nil
    ) {
        self.kind = kind
        self.entryYears = entryYears
        self.parts = parts
        self.youngest = youngest
        self.oldest = oldest
        self.youngestOn = youngestOn
        self.sample = sample
    }

    /// Whether somebody who was born in a month belongs to the audience of a window that begins on a day.
    public func includes(_ born: BirthMonth, from day: Day) -> Bool {
        let young = born.age(on: youngestOn?.counted(from: day) ?? day)
        return youngest.map { young >= $0 } ?? true && oldest.map { born.age(on: day) <= $0 } ?? true
    }
}
